import { appendElement, lastChild } from '../element';
import { isBlank, stripStart } from '../pythonText';
import { textOfBlock } from './block';
import type { BlockRule } from './blockParser';

/** Anything else: the text of a tight item, or a paragraph. */
export const parseParagraph: BlockRule = (parser, parent, block) => {
  const text = textOfBlock(block);
  if (isBlank(text)) return true;
  if (parser.state !== 'list') {
    appendElement(parent, 'p', parser.lineOf(block.row)).text = stripStart(text);
    return true;
  }
  const last = lastChild(parent);
  if (last !== undefined) last.tail += `\n${text}`;
  else if (parent.text !== '') parent.text += `\n${text}`;
  else parent.text = stripStart(text);
  return true;
};
