import type { Range } from '../../server/src/text/position';
import { placeOf } from './places';

/** A text with ranges marked in it. */
export interface Marked {
  readonly text: string;
  /** In the order of the text. */
  readonly ranges: readonly Range[];
}

/** Reads `«` and `»` in a text as the ends of ranges that do not overlap, and takes them out. */
export function marked(source: string): Marked {
  const ranges: Range[] = [];
  let text = '';
  for (const [index, part] of source.split(/[«»]/).entries()) {
    const isInside = index % 2 === 1;
    if (isInside)
      ranges.push({
        start: placeOf(text, text.length),
        end: placeOf(text + part, text.length + part.length),
      });
    text += part;
  }
  return { text, ranges };
}
