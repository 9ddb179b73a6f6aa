import { lastChild, type Element } from '../element';
import type { Version } from '../version';
import type { Work } from '../work';
import type { Block } from './block';

/** The context of the blocks being parsed. Only the innermost counts. */
export type State = 'document' | 'detabbed' | 'blockquote' | 'list' | 'looselist';

/** Where a link leads whose target is defined elsewhere. */
export interface Reference {
  readonly url: string;
  readonly title: string;
}

/** The definitions of a text, for lookups. */
export interface References {
  readonly size: number;
  /** The definition with a normalised id. */
  get(id: string): Reference | undefined;
}

/** The services that block rules need. */
export interface BlockParser {
  readonly version: Version;
  readonly work: Work;
  /** The definitions found so far, by normalised ids. */
  readonly references: Map<string, Reference>;
  readonly state: State;
  /** The line of the converted text that a row of the document comes from. */
  lineOf(row: number): number;
  /** Whether quotes still fit, too: the library leaves them as text when Python's stack may overflow. */
  readonly hasRoomForQuotes: boolean;
  /** Parses one block into a parent, in a state. */
  parseBlock(parent: Element, block: Block, state?: State): void;
  /** Cuts a text at its empty lines and parses the blocks into a parent, in a state. */
  parseChunk(parent: Element, chunk: Block, state?: State): void;
}

/**
 * A kind of block. Parses the start of a block into a parent and puts the rest on the queue, whose last block is the
 * next; gives false if the block is of another kind.
 */
export type BlockRule = (parser: BlockParser, parent: Element, block: Block, queue: Block[]) => boolean;

/** Puts the rest of a block in front of all others, if there is any. */
export function putBack(queue: Block[], block: Block): void {
  if (block.start < block.end) queue.push(block);
}

/** Whether an element is a list. */
export function isList(element: Element): boolean {
  return element.tag === 'ul' || element.tag === 'ol';
}

/** The code of the code block that a parent ends with. */
export function lastCode(parent: Element): Element | undefined {
  const last = lastChild(parent);
  const code = last?.tag === 'pre' ? last.children[0] : undefined;
  return code?.tag === 'code' ? code : undefined;
}
