import { isThematicBreak, listMark } from '../text/listMark';
import { lineText, type Lines } from '../text/lines';
import { unquote } from '../text/codeAndComments';

/** How many lines up to look for the list item that a line may belong to. */
const MAX_LINES_UP = 200;

/** Whether a line with this indentation is in a list item (CommonMark, List items), or begins with a list mark. */
export function isInItem(lines: Lines, number: number, indent: number): boolean {
  if (indent === 0) return false;
  for (let above = number - 1; above >= Math.max(0, number - MAX_LINES_UP); above--) {
    const text = lineText(lines, above);
    if (text.trim() === '' || unquote(text).depth > 0) continue;
    const own = text.search(/\S/);
    const mark = isThematicBreak(text) ? null : listMark(text);
    if (mark && own + mark.length + Math.min(mark.blanks, 4) <= indent) return true;
    if (own === 0) return false;
  }
  return false;
}

/**
 * Whether a line is code because it is indented by four spaces (CommonMark, Indented code blocks), outside lists and
 * quotes.
 */
export function isIndentedCode(lines: Lines, number: number): boolean {
  const text = lineText(lines, number);
  if (!/^(?: {4}| {0,3}\t)/.test(text) || isInItem(lines, number, text.search(/\S/))) return false;
  // It can't interrupt a paragraph: there is a blank line above its first line.
  let above = number - 1;
  while (above > 0 && above > number - MAX_LINES_UP && /^(?: {4}| {0,3}\t)\s*\S/.test(lineText(lines, above)))
    above--;
  return above < 0 || lineText(lines, above).trim() === '';
}
