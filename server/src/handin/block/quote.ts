import { appendElement, lastChild } from '../element';
import { skipBlanks, strip } from '../pythonText';
import { before, findLine, from, changeLines, type IsLine } from './block';
import type { BlockRule } from './blockParser';

const MAX_SPACES_BEFORE = 3;

/** A line that starts with `>`. */
const isQuote: IsLine = (text, lineStart, end) => markIn(text, lineStart, end) !== -1;

/** A quote, from any line of a block on to its end. */
export const parseQuote: BlockRule = (parser, parent, block) => {
  const lineStart = findLine(block, isQuote);
  if (lineStart === -1 || !parser.hasRoomForQuotes) return false;
  // The line end before the quote is part of it.
  const start = Math.max(block.start, lineStart - 1);
  parser.parseBlock(parent, before(block, start));
  const last = lastChild(parent);
  const lines = from(block, start);
  const isNew = last?.tag !== 'blockquote';
  const line = parser.lineOf(lines.row + (lineStart > start ? 1 : 0));
  const quote = isNew ? appendElement(parent, 'blockquote', line) : last;
  if (!parser.work.spend(lines.end - lines.start)) {
    quote.text += lines.of.text.slice(lines.start, lines.end);
    return true;
  }
  parser.parseChunk(quote, changeLines(lines, '>', withoutMark), 'blockquote');
  return true;
};

function withoutMark(line: string): string {
  if (strip(line) === '>') return '';
  const mark = markIn(line, 0, line.length);
  if (mark === -1) return line;
  return line.slice(line[mark + 1] === ' ' ? mark + 2 : mark + 1);
}

/** The index of the `>` that a line starts with, or -1. */
function markIn(text: string, lineStart: number, end: number): number {
  const mark = skipBlanks(text, lineStart, Math.min(end, lineStart + MAX_SPACES_BEFORE));
  return mark < end && text[mark] === '>' ? mark : -1;
}
