import { lineLength, lineText, type Lines } from './lines';
import type { Range } from './position';
import type { LineSpan } from './report';
import { spanOf, unquote } from './verbatim';

/** HTML that goes on over blank lines (CommonMark, HTML blocks, conditions 1 to 5). */
const LONG_HTML = /^[ \t>]*<(?:pre|script|style|textarea|[!?])/i;

/**
 * Parts of a range that CommonMark reads on their own, so that each can be parsed without the others: they begin behind a
 * blank line, with text that is not indented, so that it goes on no list, and not in the middle of code or a comment. Link
 * definitions reach from one part to another all the same.
 */
export function independentParts(lines: Lines, range: Range, verbatim: readonly LineSpan[]): Range[] {
  const parts: Range[] = [];
  let start = range.start;
  for (let number = range.start.line; number <= range.end.line; number++) {
    if (LONG_HTML.test(lineText(lines, number))) break;
    if (number === range.start.line || !beginsAnew(lines, number, verbatim)) continue;
    parts.push({ start, end: { line: number - 1, character: lineLength(lines[number - 1] ?? '') } });
    start = { line: number, character: 0 };
  }
  return [...parts, { start, end: range.end }];
}

function beginsAnew(lines: Lines, number: number, verbatim: readonly LineSpan[]): boolean {
  const line = lineText(lines, number);
  const first = line[unquote(line).start] ?? ' ';
  if (first === ' ' || first === '\t') return false;
  const above = lineText(lines, number - 1);
  if (above.slice(unquote(above).start).trim() !== '') return false;
  const span = spanOf(verbatim, number);
  return span === null || span.start === number;
}
