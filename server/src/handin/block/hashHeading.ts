import { appendElement } from '../element';
import { endOfLine, strip } from '../pythonText';
import { before, from, isEmpty, findLine, mapLines, type IsLine } from './block';
import { INDENT, INDENTATION, putBack, type BlockRule } from './blockParser';

const MAX_LEVEL = 6;

/** A line that starts with `#`, unless a backslash is left over at its end. */
const isHashHeading: IsLine = (text, lineStart, end) => {
  if (lineStart >= end || text[lineStart] !== '#') return false;
  return backslashesBefore(text, endOfLine(text, lineStart, end)) % 2 === 0;
};

/** A heading of any line of a block. */
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
  if (parser.state !== 'looselist' || isEmpty(rest)) putBack(queue, rest);
  else putBack(queue, withoutIndent(rest, parser.work.spend(rest.end - rest.start)));
  return true;
};

function withoutIndent(block: ReturnType<typeof from>, mayBeCopied: boolean): ReturnType<typeof from> {
  const { text } = block.of;
  const firstIndent = text.startsWith(INDENTATION, block.start);
  const isAnyIndented = firstIndent || text.slice(block.start, block.end).includes(`\n${INDENTATION}`);
  if (!isAnyIndented || !mayBeCopied) return block;
  return mapLines(block, (line) => (line.startsWith(INDENTATION) ? line.slice(INDENT) : line));
}

/** The start of the `#` at the end of a heading's text, but for one that a backslash is before. */
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
