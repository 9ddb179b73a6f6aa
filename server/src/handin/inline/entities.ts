import { isAsciiDigit, isAsciiLetterOrDigit, isHexDigit } from '../pythonText';
import { Mark, type InlinePattern } from './pattern';
import { rawSource } from './rawSource';

/** `&name;`, `&#n;` and `&#xn;`. */
export const entities: InlinePattern = {
  marks: Mark.ampersand,
  scan: (text, context) => (from) => {
    for (let start = text.indexOf('&', from); start !== -1; start = text.indexOf('&', start + 1)) {
      const end = entityEnd(text, start);
      if (end === undefined) continue;
      const node = context.rawHtml.add(rawSource(text.slice(start, end), context));
      return { start, end, node, reopens: false };
    }
    return undefined;
  },
};

function entityEnd(text: string, start: number): number | undefined {
  const isNumber = text[start + 1] === '#';
  const isHex = isNumber && text[start + 2] === 'x';
  const isOfName = isHex ? isHexDigit : isNumber ? isAsciiDigit : isAsciiLetterOrDigit;
  const name = start + (isHex ? 3 : isNumber ? 2 : 1);
  let end = name;
  while (isOfName(text.charCodeAt(end))) end++;
  return end > name && text[end] === ';' ? end + 1 : undefined;
}
