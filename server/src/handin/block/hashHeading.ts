import { appendElement } from '../element';
import { endOfLine, strip } from '../pythonText';
import { before, from, isEmpty, findLine, type IsLine } from './block';
import { putBack, type BlockRule } from './blockParser';
import { dedent } from './dedent';

const MAX_LEVEL = 6;

/** A line that starts with `#`, unless it ends with an unpaired backslash. */
const isHashHeading: IsLine = (text, lineStart, end) => {
  if (lineStart >= end || text[lineStart] !== '#') return false;
  return backslashesBefore(text, endOfLine(text, lineStart, end)) % 2 === 0;
};

/** A heading on any line of a block. */
export const parseHashHeading: BlockRule = (parser, parent, block, queue) => {
  const lineStart = findLine(block, isHashHeading);
  if (lineStart === -1) return false;
  const { text } = block.of;
  const linesBefore = before(block, lineStart - 1);
  if (!isEmpty(linesBefore)) parser.parseBlock(parent, linesBefore);

  const lineEnd = endOfLine(text, lineStart, block.end);
  let content = lineStart;
  while (content < lineEnd && content < lineStart + MAX_LEVEL && text[content] === '#') content++;
  const heading = from(block, lineStart);
  const element = appendElement(parent, `h${content - lineStart}`, parser.lineOf(heading.row));
  element.text = strip(text.slice(content, closingStart(text, content, lineEnd)));

  const rest = from(heading, lineEnd + 1);
  putBack(queue, parser.state === 'looselist' ? dedent(rest, 1, parser.work) : rest);
  return true;
};

/** The start of the closing `#` of a heading's text, except for one after a backslash. */
function closingStart(text: string, content: number, lineEnd: number): number {
  let start = lineEnd;
  while (start > content && text[start - 1] === '#') start--;
  const isEscaped = start < lineEnd && backslashesBefore(text, start) % 2 === 1;
  return isEscaped ? start + 1 : start;
}

function backslashesBefore(text: string, index: number): number {
  let start = index;
  while (start > 0 && text[start - 1] === '\\') start--;
  return index - start;
}
