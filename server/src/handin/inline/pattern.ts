import type { References } from '../block/blockParser';
import type { Element } from '../element';
import type { RawHtmlStash } from '../raw/rawHtmlStash';
import type { Version } from '../version';
import type { Work } from '../work';
import type { Brackets } from './brackets';
import type { NodeStash } from './nodeStash';

/** A match of a pattern. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  /** Its replacement; undefined if the text is left as it is, and the pattern continues after it. */
  readonly node: Element | string | undefined;
  /** Whether the pattern may now match something further before, which it skipped in the earlier text. */
  readonly reopens: boolean;
}

/**
 * Scans a text: gives the first hit at or after an index, which never decreases. What ends at that index became a
 * placeholder.
 */
export type Scanner = (from: number) => Hit | undefined;

/** The services that patterns need. */
export interface InlineContext {
  readonly version: Version;
  readonly references: References;
  readonly nodes: NodeStash;
  readonly rawHtml: RawHtmlStash;
  readonly work: Work;
  /** The square brackets of a text. */
  bracketsOf(text: string): Brackets;
  /** The indices of the angle brackets of a text. */
  anglesOf(text: string): readonly number[];
}

/** A kind of inline markup. */
export interface InlinePattern {
  /** The text must contain one of these characters, as in `marksIn`. */
  readonly marks: number;
  scan(text: string, context: InlineContext): Scanner;
}

/** The characters that begin inline markup. */
export const Mark = {
  backtick: 1,
  backslash: 2,
  bracket: 4,
  angle: 8,
  ampersand: 16,
  lineEnd: 32,
  asterisk: 64,
  underscore: 128,
} as const;

const MARK_OF_UNIT = new Uint8Array(128);
MARK_OF_UNIT['`'.charCodeAt(0)] = Mark.backtick;
MARK_OF_UNIT['\\'.charCodeAt(0)] = Mark.backslash;
MARK_OF_UNIT['['.charCodeAt(0)] = Mark.bracket;
MARK_OF_UNIT['<'.charCodeAt(0)] = Mark.angle;
MARK_OF_UNIT['&'.charCodeAt(0)] = Mark.ampersand;
MARK_OF_UNIT['\n'.charCodeAt(0)] = Mark.lineEnd;
MARK_OF_UNIT['*'.charCodeAt(0)] = Mark.asterisk;
MARK_OF_UNIT['_'.charCodeAt(0)] = Mark.underscore;

/** Which markup characters a text contains. Placeholders contain none. */
export function marksIn(text: string): number {
  let marks = 0;
  for (let at = 0; at < text.length; at++) marks |= MARK_OF_UNIT[text.charCodeAt(at)] ?? 0;
  return marks;
}
