import type { Position } from 'unist';

/** Gives the places of a text as mdast has them. */
export interface Places {
  /** From and to UTF-16 units of the text; its lines and columns count from 1. */
  range(start: number, end: number): Position;
}

/** The places of a text. */
export function createPlaces(text: string): Places {
  const starts = [0];
  for (const { index, 0: lineEnd } of text.matchAll(/\r\n?|\n/g)) starts.push(index + lineEnd.length);
  return { range: (start, end) => ({ start: pointAt(start), end: pointAt(end) }) };

  function pointAt(offset: number): Position['start'] {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
  }
}
