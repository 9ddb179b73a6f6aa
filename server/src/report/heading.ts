import { lineLength, lineText, type Lines } from '../text/lines';
import { range } from '../text/position';
import type { Heading } from './report';

const PLAIN = /^\uFEFF? {0,3}#{1,6}[ \t]{0,9}[*_]{0,3}question[ \t]{1,9}(\d{1,4})(?!\d)/i;

/** A line that may be the heading of a question. */
export interface QuestionHeading {
  readonly number: number;
  /**
   * False if the lines around it must decide: a single `#` may be a comment in code, and a heading with other text
   * before `Question 4` may be the user's own.
   */
  readonly isCertain: boolean;
  /** Whether it has a single `#`, as a comment in code may. */
  readonly mayBeComment: boolean;
  /**
   * Whether it is written differently from the template: `### ✅ Question 4`, `###\u00A0Question 4`, `### Q4`, `> ###
   * Question 4`.
   */
  readonly isDecorated: boolean;
}

/** The question heading on a line, whatever its level and decoration; null for any other line. */
export function questionHeading(line: string): QuestionHeading | null {
  if (!line.includes('#')) return null;
  const plain = PLAIN.exec(line)?.[1];
  const number = plain === undefined ? decoratedNumber(line) : Number(plain);
  if (number === null) return null;
  const isDecorated = plain === undefined;
  const mayBeComment = /^[^#]*#(?!#)/.test(line);
  return { number, isCertain: !isDecorated && !mayBeComment, mayBeComment, isDecorated };
}

/** Longer lines are not decorated headings, in UTF-16 units. */
const MAX_DECORATED_LENGTH = 300;
/**
 * The run of `#` and what may come before it: spaces, marks of quotes, lists and emphasis, a backslash, emoji; no
 * words.
 */
const HASHES = /^(?:\s{0,20}\d{1,3}[.)])?([^\p{L}\p{N}#`]{0,30})(#{1,20})(?!#)(.*)$/su;
/** The word and the number after it, in a text without marks. */
const WORD_AND_NUMBER =
  /(?<![\p{L}\p{N}])(?:questions?|sp(?:ø|oe|o)rgsm(?:å|aa|a)l|spm|q)\s{0,9}(?:(?:no|nr|number|nummer)\s{1,9})?(\d{1,4})(?![\p{L}\p{N}])/iu;

/**
 * The number of a heading such as `### ✅ Question 4`, `### 2.4. Question 4` or `### Spørgsmål 4`; null if there is
 * none.
 */
function decoratedNumber(line: string): number | null {
  if (line.length > MAX_DECORATED_LENGTH) return null;
  // HTML and link targets contain names that aren't shown. NFKC turns variants of spaces, letters and digits into plain
  // ones.
  const shown = line
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\]\([^()]*\)/g, ']')
    .replace(/&nbsp;/g, ' ')
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '');
  const text = HASHES.exec(shown)?.[3];
  if (text === undefined) return null;
  const number = WORD_AND_NUMBER.exec(text.replace(/[*_~`[\](){}\\:#.,/|-]/g, ' '))?.[1];
  return number === undefined ? null : Number(number);
}

/**
 * Whether a line may head a question without the word and a number, like `### Data` or `### Task 4`. The checker only
 * looks for `###`, so the prompt below must decide.
 */
export function mayHeadQuestion(line: string): boolean {
  if (!line.includes('###') || line.includes('>') || line.length > MAX_DECORATED_LENGTH) return false;
  return (HASHES.exec(line)?.[2]?.length ?? 0) >= 3;
}

/** The first number in a heading that is a word of its own; null if there is none. */
export function loneNumber(line: string): number | null {
  const number = /(?<![\p{L}\p{N}.,])(\d{1,4})(?![\p{L}\p{N}]|[.,]\d)/u.exec(line)?.[1];
  return number === undefined ? null : Number(number);
}

/** Where the number of a question's heading is on its line, in UTF-16 units; null if it can't be found. */
export function numberPlace(line: string): { readonly start: number; readonly end: number } | null {
  const place = /(?:question|m[åa]l|spm|q)[^\p{L}\p{N}]{0,20}(\d{1,4})/diu.exec(line)?.indices?.[1];
  return place ? { start: place[0], end: place[1] } : null;
}

/**
 * Whether the checker ends the answer above at this heading line: at `###`, anywhere on the line (grammar.md,
 * `report.py check`, 2).
 */
export function endsAnswer(line: string): boolean {
  return line.includes('###');
}

/** The heading on a line (CommonMark's ATX headings), or null for another line. */
export function headingAt(lines: Lines, number: number): Heading | null {
  const line = lineText(lines, number);
  // A file may begin with a byte order mark.
  const first = line.startsWith('\uFEFF') ? 1 : 0;
  let start = first;
  while (start < first + 3 && line[start] === ' ') start++;
  let level = 0;
  while (line[start + level] === '#') level++;
  if (level === 0 || level > 6) return null;
  const rest = line.slice(start + level);
  if (rest !== '' && !/^[ \t]/.test(rest)) return null;
  return {
    level,
    text: withoutClosingHashes(rest.trim()),
    range: range(number, 0, number, lineLength(line)),
  };
}

function withoutClosingHashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  if (end === text.length) return text;
  if (end === 0) return '';
  return text[end - 1] === ' ' || text[end - 1] === '\t' ? text.slice(0, end).trimEnd() : text;
}
