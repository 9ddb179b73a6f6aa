import { lineLength, lineText, type Lines } from '../text/lines';
import type { Range } from '../text/position';
import type { LineSpan } from '../text/codeAndComments';
import { spanOf, unquote } from '../text/codeAndComments';

/** HTML that continues over blank lines (CommonMark, HTML blocks, conditions 1 to 5). */
const LONG_HTML = /^[ \t>]*<(?:pre|script|style|textarea|[!?])/i;
/** HTML that continues to a blank line, where a quote mark is plain text (conditions 6 and 7). */
const HTML = /^[ \t>\-+*\d.)]*</;

/** A blank line, also in block quotes. A mark with the indentation of code may be a paragraph's text. */
const BLANK = /^(?: {0,3}> ?)*[ \t]*$/;
/** The text before a fence: only quotes and spaces. */
const BEFORE_FENCE = /^([ \t>]*)[`~]/;

/**
 * Splits a range into parts that CommonMark parses independently. A part starts after a blank line with unindented text
 * (so it can't continue a list), never inside code or HTML. After the first ambiguous line, the rest stays in one part.
 * Link definitions still apply across parts.
 */
export function independentParts(lines: Lines, range: Range, verbatim: readonly LineSpan[]): Range[] {
  const parts: Range[] = [];
  let start = range.start;
  let isHtml = false;
  for (let number = range.start.line; number <= range.end.line; number++) {
    const text = lineText(lines, number);
    const span = spanOf(verbatim, number);
    if (LONG_HTML.test(text)) break;
    if (span?.start === number && (isHtml || !isClear(lines, span))) break;
    const isInside = isHtml || (span !== null && span.start < number);
    isHtml = HTML.test(text) || (isHtml && text.trim() !== '');
    if (isInside || number === range.start.line || !beginsAnew(lines, number)) continue;
    parts.push({ start, end: { line: number - 1, character: lineLength(lines[number - 1] ?? '') } });
    start = { line: number, character: 0 };
  }
  return [...parts, { start, end: range.end }];
}

/** Whether the end of the code is certain: its fences have the same indentation, or it reaches to the very end. */
function isClear(lines: Lines, { start, end, closed }: LineSpan): boolean {
  return !closed || fencePlace(lines, start) === fencePlace(lines, end - 1);
}

function fencePlace(lines: Lines, number: number): string {
  return BEFORE_FENCE.exec(lineText(lines, number))?.[1] ?? `line ${number}`;
}

function beginsAnew(lines: Lines, number: number): boolean {
  const line = lineText(lines, number);
  if (isIndented(line) || isIndented(line.slice(unquote(line).start))) return false;
  return BLANK.test(lineText(lines, number - 1));
}

function isIndented(text: string): boolean {
  return text === '' || text.startsWith(' ') || text.startsWith('\t');
}
