import { isEmpty, from } from './block';
import { lastCode, putBack, type BlockRule } from './blockParser';

/** An empty block, or the empty line at the start of a block: belongs to the code before it. */
export const parseEmpty: BlockRule = (_parser, parent, block, queue) => {
  const isNothing = isEmpty(block);
  if (!isNothing && block.of.text[block.start] !== '\n') return false;
  putBack(queue, from(block, block.start + 1));
  const code = lastCode(parent);
  if (code !== undefined) code.text += isNothing ? '\n\n' : '\n';
  return true;
};
