import { isSpace } from '../pythonText';
import { Mark, type InlinePattern } from './pattern';

const ASTERISK = 0x2a;
const UNDERSCORE = 0x5f;
const MAX_MARKS = 3;

/** Up to three `*` or `_` surrounded by white space: they don't emphasise. */
export const loneMarks: InlinePattern = {
  marks: Mark.asterisk | Mark.underscore,
  scan: (text) => (from) => {
    let at = from;
    while (at < text.length) {
      const unit = text.charCodeAt(at);
      if (unit !== ASTERISK && unit !== UNDERSCORE) {
        at++;
        continue;
      }
      const start = at;
      while (text.charCodeAt(at) === unit) at++;
      const isAlone = isSpaceOrEdge(text, start - 1) && isSpaceOrEdge(text, at);
      if (isAlone && at - start <= MAX_MARKS) {
        return { start, end: at, node: text.slice(start, at), reopens: false };
      }
    }
    return undefined;
  },
};

function isSpaceOrEdge(text: string, index: number): boolean {
  return index < 0 || index >= text.length || isSpace(text.charCodeAt(index));
}
