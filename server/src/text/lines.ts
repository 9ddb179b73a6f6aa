import type { Position, Range } from './position';

/** A text as its lines, each with its own line end (`\n`, `\r\n` or `\r`, as in LSP and CommonMark). The last has none. */
export type Lines = readonly string[];

/** Splits a text into lines; an empty text is one empty line. */
export function splitLines(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== 10 && code !== 13) continue;
    if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
    lines.push(text.slice(start, i + 1));
    start = i + 1;
  }
  lines.push(text.slice(start));
  return lines;
}

/** The line's text without its line end; empty for a line that does not exist. */
export function lineText(lines: Lines, line: number): string {
  const text = lines[line] ?? '';
  return text.slice(0, lineLength(text));
}

/** The line's length without its line end, in UTF-16 units. */
export function lineLength(line: string): number {
  let end = line.length;
  if (line.charCodeAt(end - 1) === 10) end--;
  if (line.charCodeAt(end - 1) === 13) end--;
  return end;
}

/** The text of a range, with the line ends between its lines. */
export function textIn(lines: Lines, { start, end }: Range): string {
  if (start.line === end.line) return (lines[start.line] ?? '').slice(start.character, end.character);
  return (
    (lines[start.line] ?? '').slice(start.character) +
    lines.slice(start.line + 1, end.line).join('') +
    (lines[end.line] ?? '').slice(0, end.character)
  );
}

/** The position `offset` UTF-16 units after `from`, counting line ends; at most the end of the text. */
export function positionAfter(lines: Lines, from: Position, offset: number): Position {
  let { line, character } = from;
  for (;;) {
    const length = (lines[line] ?? '').length;
    const isLast = line >= lines.length - 1;
    if (isLast || character + offset < length)
      return { line, character: Math.min(character + offset, length) };
    offset -= length - character;
    line++;
    character = 0;
  }
}

/** The position after the last character of the text. */
export function endOf(lines: Lines): Position {
  const line = Math.max(0, lines.length - 1);
  return { line, character: lineLength(lines[line] ?? '') };
}

/** What ends a line. */
export type LineEnd = '\n' | '\r\n' | '\r';

/** The line end of the text's first line; `\n` if it has only one line. */
export function lineEndOf(lines: Lines): LineEnd {
  const first = lines[0] ?? '';
  if (first.endsWith('\r\n')) return '\r\n';
  return first.endsWith('\r') ? '\r' : '\n';
}
