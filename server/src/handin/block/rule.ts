import { appendElement } from '../element';
import { endOfLine, isLineEnd, skipBlanks } from '../pythonText';
import {
  before,
  findLine,
  from,
  isEmpty,
  withoutLineEndsBefore,
  withoutLineEndsBehind,
  type IsLine,
} from './block';
import { putBack, type BlockRule } from './blockParser';

const MAX_SPACES_BEFORE = 3;
const MAX_SPACES_BETWEEN = 2;
const FEWEST_MARKS = 3;

/** Three or more of the same mark, with at most two spaces between them. */
const isRule: IsLine = (text, lineStart, end) => {
  let at = skipBlanks(text, lineStart, Math.min(end, lineStart + MAX_SPACES_BEFORE));
  const mark = text[at];
  if (at >= end || (mark !== '-' && mark !== '_' && mark !== '*')) return false;
  let marks = 0;
  for (;;) {
    while (at < end && text[at] === mark) {
      at++;
      marks++;
    }
    const next = skipBlanks(text, at, end);
    if (isLineEnd(text, next, end)) return marks >= FEWEST_MARKS;
    if (text[next] !== mark || next - at > MAX_SPACES_BETWEEN) return false;
    at = next;
  }
};

/** A horizontal rule of any line of a block. */
export const parseRule: BlockRule = (parser, parent, block, queue) => {
  const lineStart = findLine(block, isRule);
  if (lineStart === -1) return false;
  const linesBefore = withoutLineEndsBehind(before(block, lineStart));
  if (!isEmpty(linesBefore)) parser.parseBlock(parent, linesBefore);
  const rule = from(block, lineStart);
  appendElement(parent, 'hr', parser.lineOf(rule.row));
  putBack(queue, withoutLineEndsBefore(from(rule, endOfLine(block.of.text, lineStart, block.end))));
  return true;
};
