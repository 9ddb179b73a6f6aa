import { createElement, type Element } from '../element';
import type { Version } from '../version';
import type { Work } from '../work';
import { blockOf, splitAtEmptyLines, type Block } from './block';
import type { BlockParser, BlockRule, Reference, State } from './blockParser';
import { parseCode } from './code';
import { parseEmpty } from './empty';
import { parseHashHeading } from './hashHeading';
import { parseList } from './list';
import { parseListIndent } from './listIndent';
import { parseParagraph } from './paragraph';
import { parseQuote } from './quote';
import { parseReference } from './reference';
import { parseRule } from './rule';
import { parseSetextHeading } from './setextHeading';

/** In this order: the first rule that accepts a block parses it. */
const RULES: readonly BlockRule[] = [
  parseEmpty,
  parseListIndent,
  parseCode,
  parseHashHeading,
  parseSetextHeading,
  parseRule,
  parseList,
  parseQuote,
  parseReference,
  parseParagraph,
];

// Python's stack limits the nesting of blocks; frames are counted as the library's functions use them.
const MAX_FRAMES = 1000;
const FRAMES_KEPT_FROM_QUOTES = 100;
const FRAMES_OF_DOCUMENT = 8;
const FRAMES_OF_BLOCK = 2;
const FRAMES_OF_CHUNK = 3;

/** The elements of a text, and its definitions. */
export interface Document {
  readonly root: Element;
  readonly references: ReadonlyMap<string, Reference>;
}

/**
 * Parses the blocks of a text without raw HTML; `lines` gives for each of its rows the line of the converted text that
 * it comes from.
 */
export function parseDocument(
  text: string,
  lines: readonly number[],
  version: Version,
  work: Work,
): Document {
  const root = createElement('div', 0);
  const references = new Map<string, Reference>();
  let state: State = 'document';
  let frames = FRAMES_OF_DOCUMENT;

  const parser: BlockParser = {
    version,
    work,
    references,
    get state() {
      return state;
    },
    get hasRoomForQuotes() {
      return MAX_FRAMES - frames >= FRAMES_KEPT_FROM_QUOTES;
    },
    lineOf: (row) => lines[row] ?? lines[lines.length - 1] ?? 0,
    parseBlock(parent, block, inner = state) {
      within(inner, FRAMES_OF_BLOCK, () => {
        parseAll(parent, [block]);
      });
    },
    parseChunk(parent, chunk, inner = state) {
      within(inner, FRAMES_OF_CHUNK, () => {
        parseAll(parent, splitAtEmptyLines(chunk));
      });
    },
  };
  parseAll(root, splitAtEmptyLines(blockOf(text, 0)));
  return { root, references };

  function within(inner: State, used: number, parse: () => void): void {
    const outer = state;
    state = inner;
    frames += used;
    parse();
    frames -= used;
    state = outer;
  }

  /** Parses a queue of blocks, the last first. */
  function parseAll(parent: Element, queue: Block[]): void {
    const isTooDeep = frames > MAX_FRAMES;
    if (isTooDeep) {
      work.giveUp();
      work.fail(parser.lineOf(queue.at(-1)?.row ?? 0));
    }
    for (let block = queue.pop(); block !== undefined; block = queue.pop()) {
      if (isTooDeep) parseParagraph(parser, parent, block, queue);
      else parseFirst(parent, block, queue);
    }
  }

  function parseFirst(parent: Element, block: Block, queue: Block[]): void {
    for (const rule of RULES) if (rule(parser, parent, block, queue)) return;
  }
}
