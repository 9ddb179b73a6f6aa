import { lineLength, lineText, type Lines } from '../text/lines';
import { range } from '../text/position';
import type { Heading } from './report';

const QUESTION_HEADING = /^\uFEFF? {0,3}#{1,6}[ \t]{0,9}[*_]{0,3}question[ \t]{1,9}(\d{1,4})(?!\d)/i;

/** The number of a question's heading line (`### Question 4`, whatever its level), or null for another line. */
export function questionNumber(line: string): number | null {
  if (!line.includes('#')) return null;
  const number = QUESTION_HEADING.exec(line)?.[1];
  return number === undefined ? null : Number(number);
}

/** Whether a line begins with a single `#`, as a comment in code may. */
export function hasSingleHash(line: string): boolean {
  return /^\uFEFF? {0,3}#(?!#)/.test(line);
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
