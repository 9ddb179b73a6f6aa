import { lineLength, lineText, type Lines } from '../../text/lines';
import { range as rangeOf, type Range } from '../../text/position';
import { isBlankLine, unquote } from '../../text/codeAndComments';
import type { TextEdit } from '../rule';

/** Spaces, or the mark of a list item with nothing after it. */
const LIST_MARK = /^\s*(?:(?:[-+*]|\d{1,9}[.)])\s*)?$/;

/**
 * The edit that removes a range from lines, including the spaces that would be left over. If nothing else is on its
 * lines, they go too, with the blank line before them. Positions are those of `lines`; `isLast` says that nothing
 * follows them in the document.
 */
export function removal(lines: Lines, { start, end }: Range, isLast: boolean): TextEdit {
  const first = lineText(lines, start.line);
  const last = lineText(lines, end.line);
  const isFirst = LIST_MARK.test(first.slice(0, start.character).slice(unquote(first).start));
  const before = first.slice(0, start.character).trimEnd().length;
  const after = end.character + leadingBlanks(last.slice(end.character));
  if (isFirst && after === last.length) return lineRemoval(lines, start.line, end.line, isLast);
  if (isFirst) return removed(rangeOf(start.line, start.character, end.line, after));
  return removed(rangeOf(start.line, before, end.line, after === last.length ? after : end.character));
}

function lineRemoval(lines: Lines, first: number, last: number, isLast: boolean): TextEdit {
  const isAtEnd = isLast && last >= lines.length - 1;
  const from = isBlankLine(lines, first - 1) && (isAtEnd || isBlankLine(lines, last + 1)) ? first - 1 : first;
  if (!isAtEnd || from === 0) return removed(rangeOf(from, 0, last + 1, 0));
  return removed(rangeOf(from - 1, lineLength(lines[from - 1] ?? ''), last, lineLength(lines[last] ?? '')));
}

function removed(range: Range): TextEdit {
  return { range, newText: '' };
}

function leadingBlanks(text: string): number {
  return text.length - text.trimStart().length;
}
