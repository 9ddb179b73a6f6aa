import type { Range } from '../../server/src/text/position';
import { placeOf } from './places';

/** A text with marked ranges. */
export interface Marked {
  readonly text: string;
  /** In text order. */
  readonly ranges: readonly Range[];
}

/** Reads `«` and `»` as the ends of non-overlapping ranges, and removes them from the text. */
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
