import { editionLimits, editionSize, limitsInForce } from '../report/editions';
import { lineLength, type Lines } from '../report/lines';
import type { Position } from '../report/position';
import type { Limits, Report } from '../report/report';
import { countImages, countWords, type Counts } from './count';
import type { Verdict, VerdictWarning } from './verdict';

/** The mark at which the checker splits. */
export const ANSWER_MARK = 'Answer:';

/** What the 2023 edition's checker cuts off the start of a file, in code points. */
const FRONT_MATTER_LENGTH = 43;

/** What stands between two marks, or before the first or behind the last. */
export interface Piece {
  /** Where it begins, behind its mark. */
  readonly start: Position;
  readonly hasTripleHash: boolean;
  /** Up to its first `##`. */
  readonly cut: Counts;
  readonly whole: Counts;
}

/** What the checker says of a report (grammar.md, `report.py check`, 1 to 6). */
export function judge(report: Report): Verdict {
  const expected = expectedAnswers(report);
  const pieces = piecesOf(report);
  if (pieces.length === 1 && !isOld(report)) return stop('no-answers', expected, 0);
  const answers = keptAnswers(pieces, isOld(report));
  if (answers.length !== expected) return stop('answer-count', expected, answers.length);
  const warnings = answers.flatMap((counts, index) =>
    warningsFor(index + 1, counts, limitsByOrder(report, index)),
  );
  const failed = new Set(warnings.map(({ question }) => question)).size;
  return { accepted: true, error: null, expected, found: expected, passed: expected - failed, warnings };
}

/** The pieces that the checker of a report's edition splits it into; the first one stands before the first mark. */
export function piecesOf(report: Report): Piece[] {
  return splitAtMarks(report.lines, isOld(report) ? behindFrontMatter(report.lines) : undefined);
}

/** Whether a report is for the 2023 edition's checker, which drops the first kept piece instead of the first one. */
export function isOld({ edition }: Report): boolean {
  return edition?.name === '2023';
}

/** The number of answers that the checker wants: the edition's, or without an edition one for each question heading. */
export function expectedAnswers(report: Report): number {
  return report.edition ? editionSize(report.edition.name) : report.questions.length;
}

/** The verdict on bytes that are not UTF-8. */
export const NOT_UTF8: Verdict = stop('encoding', 0, 0);

function stop(error: NonNullable<Verdict['error']>, expected: number, found: number): Verdict {
  return { accepted: false, error, expected, found, passed: 0, warnings: [] };
}

function keptAnswers(pieces: readonly Piece[], dropsFirstKept: boolean): Counts[] {
  const last = pieces.at(-1);
  const kept = (dropsFirstKept ? pieces : pieces.slice(1))
    .filter((piece) => piece.hasTripleHash)
    .map((piece) => piece.cut);
  const answers = last ? [...kept, last.whole] : kept;
  return dropsFirstKept ? answers.slice(1) : answers;
}

function limitsByOrder(report: Report, index: number): Limits {
  if (!report.edition) return report.questions[index]?.limits ?? {};
  const question = report.questions.find(({ number }) => number === index + 1);
  if (!question) return editionLimits(report.edition.name, index + 1);
  return limitsInForce(question.block.prompt.stated, report.edition.name, index + 1);
}

function warningsFor(question: number, { words, images }: Counts, limits: Limits): VerdictWarning[] {
  const warnings: VerdictWarning[] = [];
  const { words: wordBounds, images: imageBounds } = limits;
  if (wordBounds && (words < wordBounds.min || words > wordBounds.max)) {
    warnings.push({ question, kind: 'words', ...wordBounds, got: words });
  }
  if (imageBounds && (images < imageBounds.min || images > imageBounds.max)) {
    warnings.push({ question, kind: 'images', ...imageBounds, got: images });
  }
  return warnings;
}

/** The pieces between the marks, from `from` on; the first one stands before the first mark. Takes linear time. */
export function splitAtMarks(lines: Lines, from: Position = { line: 0, character: 0 }): Piece[] {
  const pieces: Piece[] = [];
  let piece = new OpenPiece(from);
  for (let number = from.line; number < lines.length; number++) {
    const line = lines[number] ?? '';
    const end = lineLength(line);
    let character = number === from.line ? from.character : 0;
    for (;;) {
      const mark = line.indexOf(ANSWER_MARK, character);
      piece.add(line, character, mark < 0 ? end : mark);
      if (mark < 0) break;
      pieces.push(piece.close());
      character = mark + ANSWER_MARK.length;
      piece = new OpenPiece({ line: number, character });
    }
  }
  pieces.push(piece.close());
  return pieces;
}

/** A piece whose end is not reached. */
class OpenPiece {
  readonly #start: Position;
  #isCut = false;
  #hasTripleHash = false;
  #cut: Counts = { words: 0, images: 0 };
  #whole: Counts = { words: 0, images: 0 };

  constructor(start: Position) {
    this.#start = start;
  }

  add(line: string, start: number, end: number): void {
    if (start >= end) return;
    const part = start === 0 && end === line.length ? line : line.slice(start, end);
    this.#whole = plus(this.#whole, part, part.length);
    if (!this.#isCut) {
      const hashes = part.indexOf('##');
      this.#isCut = hashes >= 0;
      this.#cut = plus(this.#cut, part, hashes < 0 ? part.length : hashes);
    }
    if (this.#isCut) this.#hasTripleHash ||= part.includes('###');
  }

  close(): Piece {
    return { start: this.#start, hasTripleHash: this.#hasTripleHash, cut: this.#cut, whole: this.#whole };
  }
}

function plus(counts: Counts, text: string, end: number): Counts {
  return {
    words: counts.words + countWords(text, 0, end),
    images: counts.images + countImages(text, 0, end),
  };
}

/** The position behind the first 43 code points; a line end counts as one, as in Python's universal newlines. */
function behindFrontMatter(lines: Lines): Position {
  let left = FRONT_MATTER_LENGTH;
  for (const [number, line] of lines.entries()) {
    const length = lineLength(line);
    for (let character = 0; character < length; left--) {
      if (left === 0) return { line: number, character };
      character += (line.codePointAt(character) ?? 0) > 0xffff ? 2 : 1;
    }
    if (left === 0) return { line: number, character: length };
    if (length < line.length) left--;
  }
  const last = lines.length - 1;
  return { line: last, character: lineLength(lines[last] ?? '') };
}
