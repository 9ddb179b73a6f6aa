import { editionLimits, editionSize, limitsInForce } from '../report/editions';
import { documentLines } from '../report/documentLines';
import { lineLength, type Lines } from '../report/lines';
import type { Position } from '../report/position';
import type { Limits, Preamble, Report } from '../report/report';
import type { Counts } from './count';
import { join, splitAtMarks, type Piece, type Segment } from './pieces';
import type { Verdict, VerdictWarning } from './verdict';

/** What the 2023 edition's checker cuts off the start of a file, in code points. */
const FRONT_MATTER_LENGTH = 43;

/** What the checker says of a report (grammar.md, `report.py check`, 1 to 6). */
export function judge(report: Report): Verdict {
  const expected = expectedAnswers(report);
  const { answers, marks } = answersOf(report);
  if (marks === 0 && !isOld(report)) return stop('no-answers', expected, 0);
  if (answers.length !== expected) return stop('answer-count', expected, answers.length);
  const limits = limitsByOrder(report, expected);
  const warnings: VerdictWarning[] = [];
  let failed = 0;
  for (const [index, counts] of answers.entries()) {
    const before = warnings.length;
    warn(warnings, index + 1, counts, limits[index] ?? {});
    if (warnings.length > before) failed++;
  }
  return { accepted: true, error: null, expected, found: expected, passed: expected - failed, warnings };
}

/** The number of answers that the checker wants: the edition's, or without an edition one for each question heading. */
export function expectedAnswers(report: Report): number {
  return report.edition ? editionSize(report.edition.name) : report.questions.length;
}

/** The verdict on bytes that are not UTF-8. */
export const NOT_UTF8: Verdict = stop('encoding', 0, 0);

/**
 * The pieces that the checker of a report's edition splits it into; the first one stands before the first mark. They are put
 * together from those of its blocks, so only blocks that changed are read.
 */
export function piecesOf(report: Report): Piece[] {
  const opening = isOld(report) ? openingOfOld(report) : report.preamble.pieces;
  if (!opening) return splitAtMarks(documentLines(report), behindFrontMatter(documentLines(report)));
  const pieces = [...opening];
  for (const { line, block } of report.questions) {
    const [head, ...others] = block.pieces;
    const open = pieces.pop();
    if (open && head) pieces.push({ ...join(open, head), start: open.start });
    for (const piece of others)
      pieces.push({ ...piece, start: { ...piece.start, line: piece.start.line + line } });
  }
  return pieces;
}

/** Whether a report is for the 2023 edition's checker, which drops the first kept piece instead of the first one. */
export function isOld({ edition }: Report): boolean {
  return edition?.name === '2023';
}

const shortened = new WeakMap<Preamble, readonly Piece[]>();

/** The preamble's pieces without what the 2023 edition's checker drops; null where it drops more than the preamble. */
function openingOfOld({ preamble }: Report): readonly Piece[] | null {
  const known = shortened.get(preamble);
  if (known) return known;
  const start = behindFrontMatter(preamble.lines);
  if (start.line >= preamble.lines.length - 1) return null;
  const pieces = splitAtMarks(preamble.lines, start);
  shortened.set(preamble, pieces);
  return pieces;
}

function stop(error: NonNullable<Verdict['error']>, expected: number, found: number): Verdict {
  return { accepted: false, error, expected, found, passed: 0, warnings: [] };
}

interface Answers {
  /** What the checker counts of each answer that it keeps. */
  readonly answers: readonly Counts[];
  readonly marks: number;
}

/** The answers that the checker keeps, told from the pieces of each block. */
function answersOf(report: Report): Answers {
  const opening = isOld(report) ? openingOfOld(report) : report.preamble.pieces;
  const parts = opening
    ? [opening, ...report.questions.map(({ block }) => block.pieces)]
    : [piecesOf(report)];
  const answers: Counts[] = [];
  let open: Segment | null = null;
  let marks = 0;

  function keep({ hasTripleHash, cut }: Segment): void {
    // The first piece stands before the first mark.
    const counts = marks > 0 || isOld(report);
    if (counts && hasTripleHash) answers.push(cut);
  }

  for (const pieces of parts) {
    let isFirst = true;
    for (const piece of pieces) {
      if (!isFirst) {
        if (open) keep(open);
        marks++;
      }
      open = isFirst && open ? join(open, piece) : piece;
      isFirst = false;
    }
  }
  if (open && (marks > 0 || isOld(report))) {
    keep(open);
    answers.push(open.whole);
  }
  return { answers: isOld(report) ? answers.slice(1) : answers, marks };
}

/** The limits that the checker applies to its answers, which it numbers by their order. */
function limitsByOrder({ edition, questions }: Report, count: number): Limits[] {
  if (!edition) return questions.map(({ limits }) => limits);
  return Array.from({ length: count }, (_, index) => {
    const question = questions.find(({ number }) => number === index + 1);
    if (!question) return editionLimits(edition.name, index + 1);
    return limitsInForce(question.block.prompt.stated, edition.name, index + 1);
  });
}

function warn(warnings: VerdictWarning[], question: number, { words, images }: Counts, limits: Limits): void {
  const { words: wordBounds, images: imageBounds } = limits;
  if (wordBounds && (words < wordBounds.min || words > wordBounds.max)) {
    warnings.push({ question, kind: 'words', ...wordBounds, got: words });
  }
  if (imageBounds && (images < imageBounds.min || images > imageBounds.max)) {
    warnings.push({ question, kind: 'images', ...imageBounds, got: images });
  }
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
