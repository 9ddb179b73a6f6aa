import { appendElement } from '../element';
import { escapeCode } from '../escapeCode';
import { endOfLine, isBlank, stripEnd } from '../pythonText';
import { from } from './block';
import { INDENT, INDENTATION, isIndented, lastCode, putBack, type BlockRule } from './blockParser';

/** Lines with an indent. */
export const parseCode: BlockRule = (parser, parent, block, queue) => {
  if (!isIndented(block)) return false;
  const { text } = block.of;
  const lines: string[] = [];
  let at = block.start;
  while (at <= block.end) {
    const end = endOfLine(text, at, block.end);
    if (at + INDENT <= end && text.startsWith(INDENTATION, at)) lines.push(text.slice(at + INDENT, end));
    else if (isBlank(text, at, end)) lines.push('');
    else break;
    at = end + 1;
  }
  const content = `${escapeCode(stripEnd(lines.join('\n')))}\n`;
  const before = lastCode(parent);
  if (before === undefined) {
    const line = parser.lineOf(block.row);
    const code = appendElement(appendElement(parent, 'pre', line), 'code', line);
    code.text = content;
    code.isTextAtomic = true;
  } else {
    before.text += `\n${content}`;
  }
  putBack(queue, from(block, at));
  return true;
};
