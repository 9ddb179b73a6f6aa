/** A place in a text: line and character from 0, characters in UTF-16 units, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of text; `end` is exclusive. */
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

/** Negative, zero or positive as `a` lies before, at or behind `b`. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** The same range with its lines counted from a line that lies `lines` further up. */
export function shiftRange({ start, end }: Range, lines: number): Range {
  return range(start.line + lines, start.character, end.line + lines, end.character);
}
