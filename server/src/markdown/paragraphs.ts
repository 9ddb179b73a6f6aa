import { lineLength, lineText, type Lines } from '../text/lines';
import type { Range } from '../text/position';
import type { LineSpan } from '../text/codeAndComments';
import { spanOf, unquote } from '../text/codeAndComments';

/** HTML that continues over blank lines (CommonMark, HTML blocks, conditions 1 to 5). */
const LONG_HTML = /^[ \t>]*<(?:pre|script|style|textarea|[!?])/i;
/** HTML that continues until a blank line, in which a quote mark is but text (conditions 6 and 7). */
const HTML = /^[ \t>\-+*\d.)]*</;

/** A blank line, in block quotes too. A mark that is indented like code may be a paragraph's text. */
const BLANK = /^(?: {0,3}> ?)*[ \t]*$/;
/** What is in front of a fence, where nothing but quotes and spaces does. */
const BEFORE_FENCE = /^([ \t>]*)[`~]/;

/**
 * Parts of a range that CommonMark reads on their own, so that each can be parsed without the others: they begin after a
 * blank line, with text that is not indented, so that it continues no list, and not in the middle of code or HTML. After what
 * could be read in two ways there are no more parts. Link definitions reach from one part to another all the same.
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

/** Whether the end of the code is certain: its fences stand in the same place, or it reaches to the end of all. */
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
