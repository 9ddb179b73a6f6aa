import { textIn, type Lines } from './lines';
import { comparePositions, position, type Position, type Range } from './position';

/** A text instead of a range. */
interface Edit {
  readonly range: Range;
  readonly newText: string;
}

/** The text of lines after edits; null if two of them overlap, which editors reject. */
export function applyEdits(lines: Lines, edits: readonly Edit[]): string | null {
  const inOrder = edits.toSorted((a, b) => comparePositions(a.range.start, b.range.start));
  const parts: string[] = [];
  let from: Position = position(0, 0);
  for (const { range, newText } of inOrder) {
    if (comparePositions(range.start, from) < 0) return null;
    parts.push(textIn(lines, { start: from, end: range.start }), newText);
    from = range.end;
  }
  const end = position(lines.length - 1, lines.at(-1)?.length ?? 0);
  return parts.join('') + (comparePositions(from, end) < 0 ? textIn(lines, { start: from, end }) : '');
}
