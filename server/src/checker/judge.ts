import { editionLimits, editionSize, limitsInForce } from '../report/editions';
import { documentLines } from '../report/documentLines';
import { lineLength, type Lines } from '../text/lines';
import { memoizeByObject } from '../text/memo';
import type { Position } from '../text/position';
import type { BatchContent } from '../report/report';
import type { Limits, Preamble, Report } from '../report/report';
import type { Counts } from '../counting/count';
import { join, splitAtMarks, type Piece, type Segment } from '../counting/pieces';
import { partialScanOf, stretchOfGroup } from './partialScan';
import type { Verdict, VerdictWarning } from '../../../common/verdict';

/** How much the 2023 edition's checker cuts off the start of a file, in code points. */
const FRONT_MATTER_LENGTH = 43;

/** The checker's verdict on a report (docs/grammar.md, `report.py check`, 1 to 6). */
export function judge(report: Report): Verdict {
  const expected = expectedAnswers(report);
  const { runs, hasMarks } = answersOf(report);
  if (!hasMarks && !is2023Edition(report)) return stop('no-answers', expected, 0);
  const found = runs.reduce((sum, { answers }) => sum + answers.length, 0);
  if (found !== expected) return stop('answer-count', expected, found);
  const warnings = warningsOn(runs, report);
  const failed = new Set(warnings.map(({ question }) => question)).size;
  return { accepted: true, error: null, expected, found, passed: expected - failed, warnings };
}

/**
 * The number of answers that the checker expects: the edition's, or without an edition one for each question heading.
 */
export function expectedAnswers(report: Report): number {
  return report.edition ? editionSize(report.edition.name) : report.questions.length;
}

/** The verdict on bytes that are not UTF-8. */
export const NOT_UTF8: Verdict = stop('encoding', 0, 0);

/**
 * The pieces into which the checker of a report's edition splits it; the first one comes before the first mark. They
 * are joined from those of its blocks, so only changed blocks are read.
 */
export function piecesOf(report: Report): Piece[] {
  const opening = is2023Edition(report) ? openingOf2023(report.preamble) : report.preamble.pieces;
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

/** Whether a report is for the 2023 edition's checker, which drops the first kept piece instead of the first piece. */
export function is2023Edition({ edition }: Report): boolean {
  return edition?.name === '2023';
}

/** The preamble's pieces without what the 2023 edition's checker drops; null if it drops more than the preamble. */
const openingOf2023 = memoizeByObject(({ lines }: Preamble): readonly Piece[] | null => {
  const start = behindFrontMatter(lines);
  return start.line >= lines.length - 1 ? null : splitAtMarks(lines, start);
});

function stop(error: NonNullable<Verdict['error']>, expected: number, found: number): Verdict {
  return { accepted: false, error, expected, found, passed: 0, warnings: [] };
}

/** Consecutive answers. */
interface AnswerRun {
  /** The checker's counts for each. */
  readonly answers: readonly Counts[];
  /** The batch that contains all of them; null for an answer that spans the end of one. */
  readonly group: BatchContent | null;
}

interface Answers {
  /** The answers that the checker keeps. */
  readonly runs: readonly AnswerRun[];
  readonly hasMarks: boolean;
}

/** The answers that the checker keeps, by batches of questions. */
function answersOf(report: Report): Answers {
  const opening = is2023Edition(report) ? openingOf2023(report.preamble) : report.preamble.pieces;
  const groups = opening ? report.groups.map(({ content }) => content) : [];
  const parts = [
    { stretch: partialScanOf([opening ?? piecesOf(report)]), group: null },
    ...groups.map((group) => ({ stretch: stretchOfGroup(group), group })),
  ];
  const runs: AnswerRun[] = [];
  let open: Segment | null = null;
  let hasMarks = false;
  for (const { stretch, group } of parts) {
    open = open ? join(open, stretch.head) : stretch.head;
    if (!stretch.open) continue;
    // The text before the first mark is not an answer; the 2023 edition's checker counts it, and drops one more.
    if (open.hasTripleHash && (hasMarks || is2023Edition(report)))
      runs.push({ answers: [open.cut], group: null });
    runs.push({ answers: stretch.answers, group });
    hasMarks = true;
    open = stretch.open;
  }
  if (open && (hasMarks || is2023Edition(report)))
    runs.push({ answers: open.hasTripleHash ? [open.cut, open.whole] : [open.whole], group: null });
  if (!is2023Edition(report)) return { runs, hasMarks };
  const [, ...kept] = runs.flatMap(({ answers }) => answers);
  return { runs: [{ answers: kept, group: null }], hasMarks };
}

/** The warnings on as many answers as the checker expects, which it numbers in order. */
function warningsOn(runs: readonly AnswerRun[], report: Report): VerdictWarning[] {
  const limitsAt = limitsByOrder(report);
  let next = 0;
  return runs.flatMap(({ answers, group }) => {
    const first = next;
    next += answers.length;
    const isAligned = group?.[0]?.index === first && answers.length <= group.length;
    return isAligned && report.edition === null
      ? warningsInGroup(group)
      : answers.flatMap((counts, index) => warningsFor(first + index, counts, limitsAt(first + index)));
  });
}

/**
 * The warnings on the answers of a batch with one question for each of them: the first answer counts as its first
 * question's.
 */
const warningsInGroup = memoizeByObject((group: BatchContent) =>
  stretchOfGroup(group).answers.flatMap((counts, index) => {
    const question = group[index];
    return question ? warningsFor(question.index, counts, question.limits) : [];
  }),
);

/** Gives the limits that the checker applies to the answer at an index. */
function limitsByOrder({ edition, questions }: Report): (index: number) => Limits {
  if (!edition) return (index) => questions[index]?.limits ?? {};
  return (index) => {
    const question = questions.find(({ number }) => number === index + 1);
    if (!question) return editionLimits(edition.name, index + 1);
    return limitsInForce(question.block.prompt.stated, edition.name, index + 1);
  };
}

function warningsFor(index: number, { words, images }: Counts, limits: Limits): VerdictWarning[] {
  const { words: wordBounds, images: imageBounds } = limits;
  const question = index + 1;
  const warnings: VerdictWarning[] = [];
  if (wordBounds && (words < wordBounds.min || words > wordBounds.max))
    warnings.push({ question, kind: 'words', ...wordBounds, got: words });
  if (imageBounds && (images < imageBounds.min || images > imageBounds.max))
    warnings.push({ question, kind: 'images', ...imageBounds, got: images });
  return warnings;
}

/** The position after the first 43 code points; a line end counts as one, as in Python's universal newlines. */
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
