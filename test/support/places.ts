import type { Position, Range } from '../../server/src/text/position';

/** A text of these lines, joined by `\n`, without one at the end. */
export function text(...lines: readonly string[]): string {
  return lines.join('\n');
}

/** The position of a UTF-16 offset: line and character from 0; lines end with `\n`, `\r\n` or `\r`. */
export function placeOf(source: string, offset: number): Position {
  const lines = source.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** The range of occurrence `nth` (from 0) of `part` in a text. Throws if there is none. */
export function rangeOf(source: string, part: string, nth = 0): Range {
  let start = source.indexOf(part);
  for (let i = 0; i < nth && start >= 0; i++) start = source.indexOf(part, start + 1);
  if (start < 0) throw new Error(`${JSON.stringify(part)} occurs fewer than ${nth + 1} times in the text`);
  return { start: placeOf(source, start), end: placeOf(source, start + part.length) };
}

/** The text in a range, including line ends. */
export function textAt(source: string, { start, end }: Range): string {
  return source.slice(offsetOf(source, start), offsetOf(source, end));
}

/** The UTF-16 offset of a position. Throws if the text has no such position. */
export function offsetOf(source: string, { line, character }: Position): number {
  const ends = [...source.matchAll(/\r\n|\r|\n/g)];
  const start = line === 0 ? 0 : behind(ends[line - 1]);
  const end = ends[line]?.index ?? source.length;
  if (start === null || character < 0 || start + character > end)
    throw new Error(`no position ${line}:${character}`);
  return start + character;
}

function behind(lineEnd: RegExpExecArray | undefined): number | null {
  return lineEnd ? lineEnd.index + lineEnd[0].length : null;
}
