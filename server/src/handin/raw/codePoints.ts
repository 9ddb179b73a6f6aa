import { isHighSurrogate } from '../pythonText';

/** Converts between code points, which Python counts, and UTF-16 units, which JavaScript counts. */
export interface CodePoints {
  /** The number of code points before a UTF-16 index. */
  countTo(index: number): number;
  /** The UTF-16 index after this many code points; the length of the text if it has fewer. */
  indexOf(count: number): number;
  /** Their number. */
  readonly count: number;
}

/** Only takes time for a text with characters beyond U+FFFF. */
export function codePointsOf(text: string): CodePoints {
  return /[\ud800-\udbff][\udc00-\udfff]/.test(text) ? countedCodePoints(text) : unitsOf(text);
}

function unitsOf({ length }: string): CodePoints {
  return { count: length, countTo: (index) => index, indexOf: (count) => Math.min(count, length) };
}

function countedCodePoints(text: string): CodePoints {
  const counts = new Uint32Array(text.length + 1);
  const indices = new Uint32Array(text.length + 1);
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    counts[index] = count;
    indices[count++] = index;
    if (isHighSurrogate(text.charCodeAt(index)) && (text.codePointAt(index) ?? 0) > 0xffff)
      counts[++index] = count;
  }
  counts[text.length] = count;
  const total = count;
  return {
    count: total,
    countTo: (index) => counts[index] ?? total,
    indexOf: (wanted) => (wanted < total ? (indices[wanted] ?? text.length) : text.length),
  };
}
