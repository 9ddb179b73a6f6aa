import { is2023Edition, piecesOf } from '../../checker/judge';
import type { Piece } from '../../counting/pieces';
import { editionSize } from '../../report/editions';
import { memoizeByObject } from '../../text/memo';
import { lineText } from '../../text/lines';
import { editDistance } from '../../text/editDistance';
import { unquote } from '../../text/codeAndComments';
import { comparePositions, shiftRange, type Position, type Range } from '../../text/position';
import { endsAnswer } from '../../report/heading';
import { marksIn, startsLine } from '../../report/question';
import { everyQuestion, filterQuestions } from '../../report/questionBatches';
import type { QuestionWithoutLine } from '../../report/report';
import type { Question, Report } from '../../report/report';
import { findIn } from '../../counting/count';
import { firstByNumber } from '../../report/positions';

/** Something that makes the checker find another number of answers, or confuse the texts of two questions. */
export type Cause =
  /** No `Answer:` in the question; `misspelt` is what is in its place. */
  | { readonly kind: 'mark-lost'; readonly question: Question; readonly misspelt: Range | null }
  /** `Answer:` where no answer begins; `question` is null before the first question. */
  | { readonly kind: 'mark-extra'; readonly question: Question | null; readonly range: Range }
  | { readonly kind: 'heading-lost'; readonly heading: LostHeading }
  /** Question 1 has lost its heading, which the checker does not need; `range` is its `Answer:`. */
  | { readonly kind: 'first-heading-lost'; readonly range: Range }
  /** The heading has fewer than three `#`, so the checker does not stop at it. */
  | { readonly kind: 'heading-weak'; readonly question: Question }
  /** `###` in the last answer, which the checker then counts twice. */
  | { readonly kind: 'last-counted-twice'; readonly question: Question; readonly range: Range }
  /** Questions `from` to `to` are missing; they belong before `before` (null: at the end). */
  | {
      readonly kind: 'question-missing';
      readonly from: number;
      readonly to: number;
      readonly before: Question | null;
    }
  | { readonly kind: 'question-twice'; readonly question: Question }
  /** The edition has no question of this number. */
  | { readonly kind: 'question-beyond'; readonly question: Question };

/** A question that has lost its heading and so is part of the one before it. */
export interface LostHeading {
  readonly number: number;
  /** The question whose block it is in. */
  readonly inside: Question;
  /** Its `Answer:`, in document lines. */
  readonly mark: Range;
  /** Where the heading should be: the first line of its prompt, in document lines. */
  readonly place: Range;
  /** Whether `place` is the heading without its `###`, to be replaced. */
  readonly isWithoutHashes: boolean;
}

/**
 * What disturbs the checker's count of answers, in the order of the text (docs/grammar.md, `report.py check`, 1 to 3).
 */
export const causesOf = memoizeByObject(findCauses);

function findCauses(report: Report): readonly Cause[] {
  if (isOrdinary(report)) return [];
  const headings = lostHeadings(report);
  const pieces = keptPieces(report);
  const before = marksBefore(report, pieces);
  const facts: Facts = {
    report,
    lostHeadings: byQuestion(headings),
    kept: new Set(pieces.map(keyOf)),
    firstByNumber: firstByNumber(report.questions.filter(({ block }) => block.marker)),
  };
  return [
    ...before,
    ...report.questions.flatMap((question) => causesIn(question, facts)),
    ...missingQuestions(report, [
      ...headings.map(({ number }) => number),
      ...(before.some(({ kind }) => kind === 'first-heading-lost') ? [1] : []),
    ]),
  ];
}

/** Whether everything is as in the template, so that there is nothing to look for. */
function isOrdinary(report: Report): boolean {
  const { preamble, questions, edition } = report;
  const size = edition ? editionSize(edition.name) : questions.length;
  const opens = !is2023Edition(report) || preamble.pieces.some(({ hasTripleHash }) => hasTripleHash);
  return opens && preamble.pieces.length === 1 && questions.length === size && areInPlace(report);
}

function isInPlace({ block, number, index, isLast }: QuestionWithoutLine): boolean {
  const [, answer] = block.pieces;
  const isWhole = block.pieces.length === 2 && block.marker !== null && endsAnswer(lineText(block.lines, 0));
  return isWhole && number === index + 1 && !(isLast && answer?.hasTripleHash);
}

const areInPlace = everyQuestion(isInPlace);

/** What finding the causes in one question depends on. */
interface Facts {
  readonly report: Report;
  readonly lostHeadings: ReadonlyMap<Question, readonly LostHeading[]>;
  /** Where the pieces that the checker keeps begin. */
  readonly kept: ReadonlySet<string>;
  /** The first question with each number, of those with an `Answer:`. */
  readonly firstByNumber: ReadonlyMap<number, Question>;
}

function byQuestion(headings: readonly LostHeading[]): Map<Question, LostHeading[]> {
  const groups = new Map<Question, LostHeading[]>();
  for (const heading of headings) {
    const group = groups.get(heading.inside) ?? [];
    group.push(heading);
    groups.set(heading.inside, group);
  }
  return groups;
}

/**
 * The questions that have lost their heading: a second `Answer:` at the start of a line, and the next number is
 * missing.
 */
export function lostHeadings(report: Report): LostHeading[] {
  const withMore = withMoreMarks(report);
  if (withMore.length === 0) return [];
  const numbers = new Set(report.questions.map(({ number }) => number));
  return withMore.flatMap((question) => {
    const { block } = question;
    const marks = block.answerMarks.filter(
      (mark) => block.marker && isBehind(mark, block.marker) && startsLine(block.lines, mark),
    );
    const found: LostHeading[] = [];
    for (const mark of marks) {
      const number = question.number + found.length + 1;
      if (numbers.has(number) || (report.edition && number > editionSize(report.edition.name))) break;
      found.push(lostHeading(question, number, mark));
    }
    return found;
  });
}

const withMoreMarks = filterQuestions(({ block }) => block.answerMarks.length > 1);

function isBehind(mark: Range, other: Range): boolean {
  return comparePositions(mark.start, other.start) > 0;
}

function lostHeading(question: Question, number: number, mark: Range): LostHeading {
  const { lines, marker } = question.block;
  const floor = (marker?.start.line ?? 0) + 1;
  let first = mark.start.line;
  while (first > floor && isQuoted(lineText(lines, first - 1))) first--;
  let above = first - 1;
  while (above > floor && lineText(lines, above).trim() === '') above--;
  const isWithoutHashes = new RegExp(`^[\\s*_]*question\\s{1,9}${number}[\\s*_:.]*$`, 'i').test(
    lineText(lines, above),
  );
  const line = isWithoutHashes ? above : first;
  const place = { start: { line, character: 0 }, end: { line, character: lineText(lines, line).length } };
  return {
    number,
    inside: question,
    mark: shiftRange(mark, question.line),
    place: shiftRange(place, question.line),
    isWithoutHashes,
  };
}

function isQuoted(line: string): boolean {
  return /^[ \t]{0,3}>/.test(line);
}

/** The pieces that the checker keeps. */
function keptPieces(report: Report): Piece[] {
  const pieces = piecesOf(report);
  const kept = pieces.filter((piece, index) => piece.hasTripleHash || index === pieces.length - 1);
  return is2023Edition(report) ? kept.slice(1) : kept.filter((piece) => piece !== pieces[0]);
}

function keyOf({ start }: { readonly start: Position }): string {
  return `${start.line}:${start.character}`;
}

/** Each `Answer:` before the first question that counts; the last may belong to a question 1 without a heading. */
function marksBefore(report: Report, kept: readonly Piece[]): Cause[] {
  const [first] = report.questions;
  const starts = new Set(kept.filter(({ start }) => first && start.line < first.line).map(keyOf));
  const marks = marksIn(report.preamble.lines).filter((mark) => starts.has(keyOf({ start: mark.end })));
  const last = marks.at(-1);
  const isFirstLost = !report.questions.some(({ number }) => number === 1);
  return marks.map((range) =>
    isFirstLost && range === last
      ? { kind: 'first-heading-lost', range }
      : { kind: 'mark-extra', question: null, range },
  );
}

function causesIn(
  question: Question,
  { report, lostHeadings: lost, kept, firstByNumber: firsts }: Facts,
): Cause[] {
  const { block } = question;
  const first = firsts.get(question.number);
  const isBeyond = report.edition !== null && question.number > editionSize(report.edition.name);
  if (!block.marker && isBeyond) return [{ kind: 'question-beyond', question }];
  if (!block.marker) return first ? [] : [{ kind: 'mark-lost', question, misspelt: misspeltMark(question) }];
  const headings = lost.get(question) ?? [];
  const next = report.questions[question.index + 1];
  const causes: Cause[] = [];
  if (isBeyond) causes.push({ kind: 'question-beyond', question });
  else if (first !== question) causes.push({ kind: 'question-twice', question });
  for (const range of extraMarks(question, headings, kept))
    causes.push({ kind: 'mark-extra', question, range });
  causes.push(...headings.map((heading): Cause => ({ kind: 'heading-lost', heading })));
  if (next?.block.marker && !endsAnswer(lineText(next.block.lines, 0)))
    causes.push({ kind: 'heading-weak', question: next });
  if (!next) causes.push(...countedTwice(question));
  return causes;
}

/** Each `Answer:` after a kept piece of the same question begins one more answer. */
function extraMarks(
  { block, line }: Question,
  headings: readonly LostHeading[],
  kept: ReadonlySet<string>,
): Range[] {
  if (block.answerMarks.length < 2) return [];
  const marks = block.answerMarks.map((mark) => shiftRange(mark, line));
  const ofHeadings = new Set(headings.map(({ mark }) => keyOf(mark)));
  return marks.filter((mark, index) => {
    const previous = marks[index - 1];
    return previous && kept.has(keyOf({ start: previous.end })) && !ofHeadings.has(keyOf(mark));
  });
}

function countedTwice(question: Question): Cause[] {
  const { answerMarks, lines } = question.block;
  const last = answerMarks.at(-1);
  const end = { line: lines.length - 1, character: lineText(lines, lines.length - 1).length };
  const hashes = last && findIn(lines, { start: last.end, end }, '###');
  if (!hashes) return [];
  let behind = hashes.character;
  while (lineText(lines, hashes.line)[behind] === '#') behind++;
  const range = shiftRange({ start: hashes, end: { line: hashes.line, character: behind } }, question.line);
  return [{ kind: 'last-counted-twice', question, range }];
}

/** What may come before a mark on its line: spaces, marks of quotes, headings and emphasis. */
const BEFORE_MARK = /^[\s>#*_]*/;
/** Only short lines: longer ones are sentences that begin with the word, in UTF-16 units. */
const MAX_WORD_LENGTH = 12;

/**
 * What was written instead of `Answer:`, with the marks around it: `answer:`, `Answer :`, `Answer：`, `**Answer**:`,
 * `#### Answer`, `Anwser:`, `Answer` alone on its line, and those with zero-width characters in them.
 */
function misspeltMark({ block, line }: Question): Range | null {
  for (let number = 1; number < block.lines.length; number++) {
    const text = lineText(block.lines, number);
    const end = almostMarkEnd(text);
    if (end === null) continue;
    const start = markStart(text);
    return { start: { line: line + number, character: start }, end: { line: line + number, character: end } };
  }
  return null;
}

/** Where the word's own heading or emphasis marks begin; after spaces and quote marks. */
function markStart(text: string): number {
  return unquote(text).start + (/^\s*/.exec(text.slice(unquote(text).start))?.[0].length ?? 0);
}

/** After a word that is nearly `Answer:` at the start of a line; null if there is none. */
function almostMarkEnd(text: string): number | null {
  const from = BEFORE_MARK.exec(text)?.[0].length ?? 0;
  const found = /^[\p{L}\p{M}\p{Cf}]{4,20}/u.exec(text.slice(from, from + 20))?.[0];
  if (found === undefined) return null;
  const word = found.normalize('NFKC').replace(/\p{Cf}/gu, '');
  const behind = text.slice(from + found.length);
  const colon = /^[\s*_\p{Cf}]{0,4}[:：﹕︰;ː∶][*_\p{Cf}]{0,4}/u.exec(behind)?.[0];
  const isWord = /^(?:answers?|svar)$/i.test(word);
  const isNear = isWord || (word.length < MAX_WORD_LENGTH && /^a/i.test(word) && isNearlyAnswer(word));
  if (isNear && colon !== undefined) return from + found.length + colon.length;
  const rest = /^[\s*_#\p{Cf}.]*$/u.test(behind);
  return isWord && rest ? from + found.length + behind.trimEnd().length : null;
}

/**
 * Whether letters of `answer` are doubled, missing or swapped: at most two edits. Other words, such as `also`, need
 * more.
 */
function isNearlyAnswer(word: string): boolean {
  return editDistance(word.toLowerCase(), 'answer', 2) <= 2;
}

/** `withoutHeading` are the numbers of questions that only lack their heading. */
function missingQuestions(report: Report, withoutHeading: readonly number[]): Cause[] {
  const there = new Set([...report.questions.map(({ number }) => number), ...withoutHeading]);
  const size = report.edition ? editionSize(report.edition.name) : Math.max(0, ...there);
  const causes: Cause[] = [];
  for (let from = 1; from <= size; from++) {
    if (there.has(from)) continue;
    let to = from;
    while (to < size && !there.has(to + 1)) to++;
    const before = report.questions.find(({ number }) => number > to && number <= size) ?? null;
    causes.push({ kind: 'question-missing', from, to, before });
    from = to;
  }
  return causes;
}
