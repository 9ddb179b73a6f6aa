import { lineLength, type Lines } from '../report/lines';
import type { Position } from '../report/position';
import { countImages, countWords, type Counts } from './count';

/** The mark at which the checker splits. */
export const ANSWER_MARK = 'Answer:';

/** What the checker sees of a text without marks: all of it, and what is left when it is cut at its first `##`. */
export interface Segment {
  readonly hasTripleHash: boolean;
  readonly isCut: boolean;
  /** Up to the first `##`. */
  readonly cut: Counts;
  readonly whole: Counts;
}

/** What stands between two marks, or before the first or behind the last. */
export interface Piece extends Segment {
  /** Where it begins, behind its mark. */
  readonly start: Position;
}

const NOTHING: Segment = {
  hasTripleHash: false,
  isCut: false,
  cut: { words: 0, images: 0 },
  whole: { words: 0, images: 0 },
};

/** The pieces between the marks, from `from` on; the first one stands before the first mark. Takes linear time. */
export function splitAtMarks(lines: Lines, from: Position = { line: 0, character: 0 }): Piece[] {
  const pieces: Piece[] = [];
  let piece: Piece = { ...NOTHING, start: from };
  for (let number = from.line; number < lines.length; number++) {
    const line = lines[number] ?? '';
    const end = lineLength(line);
    let character = number === from.line ? from.character : 0;
    for (;;) {
      const mark = line.indexOf(ANSWER_MARK, character);
      piece = { ...join(piece, segmentOf(line.slice(character, mark < 0 ? end : mark))), start: piece.start };
      if (mark < 0) break;
      pieces.push(piece);
      character = mark + ANSWER_MARK.length;
      piece = { ...NOTHING, start: { line: number, character } };
    }
  }
  return [...pieces, piece];
}

/** Two segments of which the second follows on another line, or behind the first. */
export function join(a: Segment, b: Segment): Segment {
  if (b === NOTHING) return a;
  return {
    hasTripleHash: a.hasTripleHash || b.hasTripleHash,
    isCut: a.isCut || b.isCut,
    cut: a.isCut ? a.cut : plus(a.cut, b.cut),
    whole: plus(a.whole, b.whole),
  };
}

function segmentOf(text: string): Segment {
  if (text === '') return NOTHING;
  const whole = countsOf(text);
  const hashes = text.indexOf('##');
  if (hashes < 0) return { hasTripleHash: false, isCut: false, cut: whole, whole };
  return {
    hasTripleHash: text.includes('###', hashes),
    isCut: true,
    cut: countsOf(text.slice(0, hashes)),
    whole,
  };
}

function countsOf(text: string): Counts {
  return { words: countWords(text), images: countImages(text) };
}

function plus(a: Counts, b: Counts): Counts {
  return { words: a.words + b.words, images: a.images + b.images };
}
