/** A place in a text: line and character from 0, characters in UTF-16 units, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A range of a text; `end` is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A position from its line and character, both from 0. */
export function position(line: number, character: number): Position {
  return { line, character };
}

/** A range from the lines and characters of its two ends, all from 0. */
export function range(
  startLine: number,
  startCharacter: number,
  endLine: number,
  endCharacter: number,
): Range {
  return { start: position(startLine, startCharacter), end: position(endLine, endCharacter) };
}

/** Negative, zero or positive if `a` is before, at or after `b`. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Whether two ranges share a position; touching ends count. */
export function rangesTouch(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}

/** Whether a range holds a position; its ends count. */
export function containsPosition({ start, end }: Range, position: Position): boolean {
  return comparePositions(start, position) <= 0 && comparePositions(position, end) <= 0;
}

/** Whether a range contains all of another one. */
export function containsRange(range: Range, other: Range): boolean {
  return containsPosition(range, other.start) && containsPosition(range, other.end);
}

/** Whether two ranges share a character. */
export function rangesOverlap(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) < 0 && comparePositions(b.start, a.end) < 0;
}

/** Whether a range is empty. */
export function isEmptyRange({ start, end }: Range): boolean {
  return comparePositions(start, end) === 0;
}

/** The same range with its lines counted from `lines` further up. */
export function shiftRange({ start, end }: Range, lines: number): Range {
  return range(start.line + lines, start.character, end.line + lines, end.character);
}
