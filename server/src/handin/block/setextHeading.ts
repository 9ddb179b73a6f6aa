import { appendElement } from '../element';
import { endOfLine, isLineEnd, skipBlanks, strip } from '../pythonText';
import { from, type Block } from './block';
import { putBack, type BlockRule } from './blockParser';
import type { Version } from '../version';

/** A heading that the second line of a block underlines. */
export const parseSetextHeading: BlockRule = (parser, parent, block, queue) => {
  const { text } = block.of;
  const firstEnd = endOfLine(text, block.start, block.end);
  const underline = firstEnd + 1;
  const end = underlineEnd(block, underline, parser.version);
  if (end === undefined) return false;
  const element = appendElement(parent, text[underline] === '=' ? 'h1' : 'h2', parser.lineOf(block.row));
  element.text = strip(text.slice(block.start, firstEnd));
  putBack(queue, from(block, end + 1));
  return true;
};

/** The end of the line, if it is an underline: 3.7 allows a mix of `=` and `-`. */
function underlineEnd({ of: { text }, end }: Block, start: number, version: Version): number | undefined {
  if (start >= end) return undefined;
  let at = start;
  while (at < end && isMark(text[at]) && (version === '3.7' || text[at] === text[start])) at++;
  if (at === start) return undefined;
  const lineEnd = skipBlanks(text, at, end);
  return isLineEnd(text, lineEnd, end) ? lineEnd : undefined;
}

function isMark(character: string | undefined): boolean {
  return character === '=' || character === '-';
}
