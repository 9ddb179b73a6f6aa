import { createElement } from '../element';
import { Mark, type InlinePattern } from './pattern';

const BREAK = '  \n';

/** Two spaces before the end of a line. */
export const lineBreaks: InlinePattern = {
  marks: Mark.lineEnd,
  scan: (text) => (from) => {
    const start = text.indexOf(BREAK, from);
    if (start === -1) return undefined;
    return { start, end: start + BREAK.length, node: createElement('br'), reopens: false };
  },
};
