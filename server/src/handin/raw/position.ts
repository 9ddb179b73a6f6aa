import { remembering, searching, type Find } from '../nextMatch';
import { countLines, isBlank, skipBlanks } from '../pythonText';
import { codePointsOf, type CodePoints } from './codePoints';

const MAX_INDENT = 3;

/**
 * The position of Python's HTML scanner: the start of what it reads, by line and column. Imitates what the library does
 * with it: it looks up line starts when needed, in the text of the current round, and keeps them for the next round,
 * where they are wrong.
 */
export interface Position {
  /** The line of the source, from 0. */
  readonly line: number;
  /** Begins a round over a text, the rest of the previous one. */
  beginRound(text: string): void;
  /** Moves over the text between two indices. */
  advance(from: number, to: number): void;
  /** Whether only up to three white space characters precede it on its line. */
  isAtLineStart(): boolean;
  /** Whether the line ends after these characters, and the next is empty. */
  isBeforeEmptyLine(characters: string): boolean;
  /** The text from it up to and including the next `>`. */
  throughNextGreater(): string | undefined;
}

/** The position at the start of a source. */
export function createPosition(): Position {
  let text = '';
  let points: CodePoints = codePointsOf(text);
  let nextGreater: Find = searching(text, '>');
  let nextOtherThanBlank: Find = findOtherThanBlank(text);
  let line = 0;
  /** In code points. */
  let column = 0;
  /** In code points. */
  const lineStarts = [0];

  return {
    get line() {
      return line;
    },
    beginRound(rest) {
      text = rest;
      points = codePointsOf(text);
      nextGreater = searching(text, '>');
      nextOtherThanBlank = findOtherThanBlank(text);
    },
    advance(from, to) {
      const lines = countLines(text, from, to);
      const start = lines > 0 ? text.lastIndexOf('\n', to - 1) + 1 : from;
      const columns = points.countTo(to) - points.countTo(start);
      line += lines;
      column = lines > 0 ? columns : column + columns;
    },
    isAtLineStart() {
      if (column === 0) return true;
      if (column > MAX_INDENT) return false;
      const start = lineStart();
      return isBlank(text, points.indexOf(start), points.indexOf(start + column));
    },
    isBeforeEmptyLine(characters) {
      const behind = points.indexOf(lineStart() + column + codePointsOf(characters).count);
      const lineEnd = nextOtherThanBlank(behind)?.start ?? text.length;
      return text[lineEnd] === '\n' && text[skipBlanks(text, lineEnd + 1)] === '\n';
    },
    throughNextGreater() {
      const start = points.indexOf(lineStart() + column);
      const end = nextGreater(start)?.end;
      return end === undefined ? undefined : text.slice(start, end);
    },
  };

  /** In code points. */
  function lineStart(): number {
    for (let count = lineStarts.length; count <= line; count++) {
      const from = lineStarts[count - 1] ?? 0;
      const lineEnd = from > points.count ? -1 : text.indexOf('\n', points.indexOf(from));
      lineStarts.push((lineEnd === -1 ? points.count : points.countTo(lineEnd)) + 1);
    }
    return lineStarts[line] ?? 0;
  }
}

function findOtherThanBlank(text: string): Find {
  return remembering((from) => {
    const start = skipBlanks(text, from);
    return { start, end: start };
  });
}
