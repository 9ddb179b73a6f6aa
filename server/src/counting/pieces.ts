import { lineLength, type Lines } from '../text/lines';
import type { Position } from '../text/position';
import { countImages, countWords, type Counts } from './count';

/** The mark at which the checker splits. */
export const ANSWER_MARK = 'Answer:';

/**
 * What the checker counts in a text without marks: in all of it, and in what is left when it is cut at its first `##`.
 */
export interface Segment {
  readonly hasTripleHash: boolean;
  readonly isCut: boolean;
  /** Up to the first `##`. */
  readonly cut: Counts;
  readonly whole: Counts;
}

/** The text between two marks, before the first or after the last. */
export interface Piece extends Segment {
  /** Where it begins, after its mark. */
  readonly start: Position;
}

/** The pieces between the marks, from `from` on; the first one comes before the first mark. Takes linear time. */
export function splitAtMarks(lines: Lines, from: Position = { line: 0, character: 0 }): Piece[] {
  const pieces: Piece[] = [];
  let open = openPiece(from);
  for (let number = from.line; number < lines.length; number++) {
    const line = lines[number] ?? '';
    let character = number === from.line ? from.character : 0;
    for (let mark = line.indexOf(ANSWER_MARK, character); mark >= 0;) {
      addText(open, line.slice(character, mark));
      pieces.push(open);
      character = mark + ANSWER_MARK.length;
      open = openPiece({ line: number, character });
      mark = line.indexOf(ANSWER_MARK, character);
    }
    if (character < lineLength(line)) addText(open, line.slice(character, lineLength(line)));
  }
  return [...pieces, open];
}

/** A piece that is being read, line by line. */
interface OpenPiece {
  readonly start: Position;
  hasTripleHash: boolean;
  isCut: boolean;
  readonly cut: { words: number; images: number };
  readonly whole: { words: number; images: number };
}

function openPiece(start: Position): OpenPiece {
  return {
    start,
    hasTripleHash: false,
    isCut: false,
    cut: { words: 0, images: 0 },
    whole: { words: 0, images: 0 },
  };
}

function addText(piece: OpenPiece, text: string): void {
  const words = countWords(text);
  const images = countImages(text);
  piece.whole.words += words;
  piece.whole.images += images;
  const hashes = text.indexOf('##');
  if (!piece.isCut) {
    piece.cut.words += hashes < 0 ? words : countWords(text, 0, hashes);
    piece.cut.images += hashes < 0 ? images : countImages(text, 0, hashes);
  }
  piece.isCut ||= hashes >= 0;
  piece.hasTripleHash ||= text.includes('###');
}

/** Joins two segments; the second begins on another line, or right after the first. */
export function join(a: Segment, b: Segment): Segment {
  return {
    hasTripleHash: a.hasTripleHash || b.hasTripleHash,
    isCut: a.isCut || b.isCut,
    cut: a.isCut ? a.cut : plus(a.cut, b.cut),
    whole: plus(a.whole, b.whole),
  };
}

function plus(a: Counts, b: Counts): Counts {
  if (b.words === 0 && b.images === 0) return a;
  return { words: a.words + b.words, images: a.images + b.images };
}
