import { lineLength, type Lines } from '../text/lines';
import { comparePositions, type Position, type Range } from '../text/position';

/**
 * Whether Python's `str.split()` splits at a UTF-16 unit. Not JavaScript's `\s`: U+001C-001F and U+0085 are white space here,
 * U+FEFF is not (docs/grammar.md, `report.py check`, 4).
 */
export function isWhiteSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** The number of words in `text` from UTF-16 unit `start` to before `end`, as `len(text.split())` in Python. */
export function countWords(text: string, start = 0, end = text.length): number {
  let words = 0;
  let inWord = false;
  for (let i = start; i < end; i++) {
    const isWhite = isWhiteSpace(text.charCodeAt(i));
    if (!isWhite && !inWord) words++;
    inWord = !isWhite;
  }
  return words;
}

/** The number of Markdown images on one line, from UTF-16 unit `start` to before `end`, as `imageSpans` finds them. */
export function countImages(line: string, start = 0, end = line.length): number {
  return imageSpans(line, start, end).length;
}

/** A Markdown image on a line, in UTF-16 units from the line's start. */
export interface ImageSpan {
  readonly start: number;
  /** Index of the `](` between its text and its target. */
  readonly middle: number;
  /** After the `)`. */
  readonly end: number;
}

/**
 * The Markdown images on one line, from UTF-16 unit `start` to before `end`: left-most, shortest, non-overlapping matches of
 * `![`…`](`…`)` (docs/grammar.md, `report.py check`, 5). Takes linear time.
 */
export function imageSpans(line: string, start = 0, end = line.length): ImageSpan[] {
  const text = line.slice(0, end);
  const spans: ImageSpan[] = [];
  let from = start;
  for (;;) {
    const open = text.indexOf('![', from);
    if (open < 0) return spans;
    const middle = text.indexOf('](', open + 2);
    if (middle < 0) return spans;
    const close = text.indexOf(')', middle + 2);
    if (close < 0) return spans;
    from = close + 1;
    spans.push({ start: open, middle, end: from });
  }
}

/** What the checker counts in a text. */
export interface Counts {
  readonly words: number;
  readonly images: number;
}

/** The words and images in a range of lines. Neither can span a line end, so both are summed line by line. */
export function countIn(lines: Lines, { start, end }: Range): Counts {
  let words = 0;
  let images = 0;
  for (let number = start.line; number <= end.line; number++) {
    const line = lines[number] ?? '';
    const from = number === start.line ? start.character : 0;
    const to = number === end.line ? end.character : lineLength(line);
    words += countWords(line, from, to);
    images += countImages(line, from, to);
  }
  return { words, images };
}

/** The start of word number `nth` (from 0) in a range; null if the range has fewer words. */
export function nthWord(lines: Lines, { start, end }: Range, nth: number): Position | null {
  let words = 0;
  for (let number = start.line; number <= end.line; number++) {
    const line = lines[number] ?? '';
    const from = number === start.line ? start.character : 0;
    const to = number === end.line ? end.character : lineLength(line);
    let inWord = false;
    for (let i = from; i < to; i++) {
      const isWhite = isWhiteSpace(line.charCodeAt(i));
      if (!isWhite && !inWord && words++ === nth) return { line: number, character: i };
      inWord = !isWhite;
    }
  }
  return null;
}

/** The first `text` in a range of lines, or null; `text` holds no line end. */
export function findIn(lines: Lines, { start, end }: Range, text: string): Position | null {
  for (let number = start.line; number <= end.line; number++) {
    const line = lines[number] ?? '';
    const from = number === start.line ? start.character : 0;
    const character = line.indexOf(text, from);
    if (character < 0) continue;
    const found = { line: number, character };
    return comparePositions({ line: number, character: character + text.length }, end) <= 0 ? found : null;
  }
  return null;
}
