import { doneIn } from './checklist';
import { ANSWER_MARK } from '../counting/pieces';
import { range } from '../text/position';
import {
  definitionsIn,
  joinDefinitions,
  NO_DEFINITIONS,
  type Definitions,
} from '../markdown/linkDefinitions';
import { limitsInForce, recogniseEdition } from './editions';
import { loneNumber, mayHeadQuestion, questionHeading, type QuestionHeading } from './heading';
import { sameBounds, sameLimits } from './limits';
import { lineText, splitLines, type Lines } from '../text/lines';
import { costOf, MAX_REPORT_WORK, TOO_MUCH_WORK } from '../markdown/parseBudget';
import { scanPreamble } from './preamble';
import { scanQuestion, startsLine } from './question';
import { joinRepeats, type Chunk } from './repeatedHeadings';
import type { ScanContext } from './report';
import { batchQuestions } from './questionBatches';
import type { ChecklistGroup, Preamble, Question, QuestionBlock, RecognisedEdition, Report } from './report';
import { isInCodeOrComment, codeAndCommentSpans, unquote } from '../text/codeAndComments';

/** Parses a text. Never throws. */
export function parseReport(text: string): Report {
  return parseLines(splitLines(text));
}

/** Parses a text that is split into its lines. Never throws. */
export function parseLines(lines: Lines): Report {
  const found = chunksOf(lines, 0, lines.length);
  const preamble = scanPreamble(lines.slice(0, found[0]?.line ?? lines.length));
  const chunks = joinRepeats({ before: [], chunks: found, after: [] }, []) ?? found;
  return assemble({ preamble, before: [], chunks, after: [], shift: 0 });
}

/** However short, a question gets a part of the page of its own; in microseconds. */
const WORK_OF_QUESTION = 300;

/** What the lines of a question cost, in microseconds. */
function workOf({ lines }: Chunk): number {
  return WORK_OF_QUESTION + costOf(lines).work;
}

/**
 * The questions that begin from line `start` up to, not including, line `end`, where the last one ends. A heading with
 * a single `#` in code is a comment; a deeper one is a question even in code, because a fence may have been left open
 * by mistake. A decorated heading is a question if an `Answer:` follows before the next heading, as in the checker; one
 * without a number if it heads a prompt and the numbers around it leave one out. Gives the same result for a part of
 * the lines that begins and ends at a certain heading, whose number is `next`.
 */
export function chunksOf(lines: Lines, start: number, end: number, next = Infinity): Chunk[] {
  const starts: ChunkStart[] = [];
  const unnamed: number[] = [];
  for (let line = start; line < end; line++) {
    const text = lines[line] ?? '';
    const heading = questionHeading(text);
    if (heading) starts.push({ ...heading, line });
    else if (mayHeadQuestion(text) && headsPrompt(lines, line, end)) unnamed.push(line);
  }
  const named = withoutComments(withAnswers(starts, lines, end), lines, start, end);
  const kept = unnamed.length === 0 ? named : withUnnamed(named, unnamed, lines, next);
  return kept.map(({ number, line }, index) => ({
    number,
    line,
    lines: lines.slice(line, kept[index + 1]?.line ?? end),
    repeats: [],
  }));
}

/** Where a question begins. */
interface Start {
  readonly number: number;
  readonly line: number;
}

interface ChunkStart extends QuestionHeading, Start {}

/** Whether a prompt in a block quote that ends with `Answer:` follows a line, with only blank lines between. */
function headsPrompt(lines: Lines, heading: number, end: number): boolean {
  let isPrompt = false;
  for (let line = heading + 1; line < end; line++) {
    const text = lineText(lines, line);
    const { depth, start } = unquote(text);
    if (text.slice(start).trim() === '') continue;
    if (depth === 0) return false;
    const at = text.indexOf(ANSWER_MARK);
    if (at >= 0) return isPrompt && startsLine(lines, range(line, at, line, at));
    isPrompt = true;
  }
  return false;
}

/**
 * The questions, including those whose headings (on the lines `unnamed`) have no number: the number that is missing
 * among the others.
 */
function withUnnamed(
  named: readonly Start[],
  unnamed: readonly number[],
  lines: Lines,
  next: number,
): readonly Start[] {
  const found: Start[] = [];
  let behind = 0;
  for (const line of unnamed) {
    for (let one = named[behind]; one && one.line < line; one = named[++behind]) found.push(one);
    const before = found.at(-1);
    const first = before?.number ?? 0;
    const number = numberBetween(lines[line] ?? '', first, named[behind]?.number ?? next);
    const isOpen = before !== undefined && !hasAnswerMark(lines, before.line + 1, line);
    if (number !== null && !isOpen) found.push({ number, line });
  }
  return [...found, ...named.slice(behind)];
}

/** The number of a heading between two others: its own, or the one after the first; null if none is left out. */
function numberBetween(heading: string, first: number, next: number): number | null {
  const own = loneNumber(heading);
  if (own !== null && first < own && own < next) return own;
  return first + 1 < next ? first + 1 : null;
}

function withAnswers(starts: readonly ChunkStart[], lines: Lines, end: number): readonly ChunkStart[] {
  if (!starts.some(({ isDecorated }) => isDecorated)) return starts;
  return starts.filter(
    ({ isDecorated, line }, index) =>
      !isDecorated || hasAnswerMark(lines, line + 1, starts[index + 1]?.line ?? end),
  );
}

function hasAnswerMark(lines: Lines, start: number, end: number): boolean {
  for (let line = start; line < end; line++) {
    const at = lines[line]?.indexOf(ANSWER_MARK) ?? -1;
    if (at >= 0 && startsLine(lines, range(line, at, line, at))) return true;
  }
  return false;
}

function withoutComments(
  starts: readonly ChunkStart[],
  lines: Lines,
  start: number,
  end: number,
): readonly ChunkStart[] {
  if (!starts.some(({ mayBeComment }) => mayBeComment)) return starts;
  const deeper = starts.filter(({ mayBeComment }) => !mayBeComment).map(({ line }) => line);
  const edges = [start, ...deeper, end];
  const spans = edges.flatMap((from, index) =>
    codeAndCommentSpans(lines.slice(from, edges[index + 1] ?? end))
      .filter(({ closed }) => closed)
      .map((span) => ({ ...span, start: span.start + from, end: span.end + from })),
  );
  return starts.filter(({ line, mayBeComment }) => !mayBeComment || !isInCodeOrComment(spans, line));
}

/** The parts that a report is assembled from. */
export interface Parts {
  readonly preamble: Preamble;
  /** Questions of an earlier report before the change. */
  readonly before: readonly Question[];
  /** What has to be read. */
  readonly chunks: readonly Chunk[];
  /** Questions of an earlier report after the change. */
  readonly after: readonly Question[];
  /** How many lines those have moved down. */
  readonly shift: number;
}

/**
 * Assembles a report from parts. Reuses the previous report's `Question` objects where nothing changed. A block is
 * scanned again only if it became or stopped being the last one, or if a link definition that it uses changed.
 */
export function assemble(parts: Parts, previous?: Report): Report {
  const { preamble, before, chunks, after, shift } = parts;
  const newChunks = chunks.map((chunk) => ({ ...chunk, work: workOf(chunk) }));
  const replaced = previous?.questions.slice(before.length, previous.questions.length - after.length) ?? [];
  const keptWork = previous ? previous.work - previous.preamble.work - sumOfWork(blocksOf(replaced)) : 0;
  const work = keptWork + preamble.work + sumOfWork(newChunks);
  const isParsed = work <= MAX_REPORT_WORK;
  const definitions = isParsed ? definitionsOf(parts, replaced, previous) : NO_DEFINITIONS;
  const last = before.length + chunks.length + after.length - 1;
  const fresh = newChunks.map((chunk, index) =>
    scanQuestion(chunk, { isLast: before.length + index === last, definitions, isParsed }),
  );
  const edition = editionOf(parts, { fresh, replaced }, previous);
  const isAsBefore =
    previous?.edition === edition &&
    previous.definitions === definitions &&
    (previous.notParsed === null) === isParsed;
  const isSameCount = isAsBefore && fresh.length === replaced.length;

  function keep(question: Question, index: number, line: number): Question {
    const isLast = index === last;
    if (isAsBefore && question.index === index && question.isLast === isLast)
      return question.line === line ? question : movedTo(question, line);
    const block = fitting(question.block, { isLast, definitions, isParsed });
    return questionOf(block, { index, line, isLast }, edition);
  }

  const changed = fresh.map((block, offset) => {
    const index = before.length + offset;
    return questionOf(block, { index, line: chunks[offset]?.line ?? 0, isLast: index === last }, edition);
  });
  const firstAfter = before.length + fresh.length;
  const questions = [
    ...(isSameCount ? before : before.map((question, index) => keep(question, index, question.line))),
    ...changed,
    ...(isSameCount && shift === 0
      ? after
      : after.map((question, index) => keep(question, firstAfter + index, question.line + shift))),
  ];
  return {
    preamble,
    questions,
    groups: batchQuestions(questions, previous?.groups ?? [], isSameCount ? firstAfter : Infinity),
    checklist: previous?.preamble === preamble ? previous.checklist : checklistOf(preamble.groups),
    edition,
    definitions,
    work,
    notParsed: isParsed ? null : TOO_MUCH_WORK,
  };
}

/** All definitions; the previous object if no changed block has any, or they are still the same. */
function definitionsOf(
  { preamble, before, chunks, after }: Parts,
  replaced: readonly Question[],
  previous: Report | undefined,
): Definitions {
  const fresh = chunks.map(({ lines }) => definitionsIn(lines));
  const isSameButChunks = previous?.notParsed === null && previous.preamble === preamble;
  const had = replaced.some(({ block }) => definitionsIn(block.lines).length > 0);
  if (isSameButChunks && !had && fresh.every(({ length }) => length === 0)) return previous.definitions;
  return joinDefinitions(
    [
      preamble.definitions,
      ...before.map(({ block }) => definitionsIn(block.lines)),
      ...fresh,
      ...after.map(({ block }) => definitionsIn(block.lines)),
    ],
    previous?.definitions,
  );
}

// Spelt out, since spreading thousands of questions takes three times as long.
function movedTo({ number, index, isLast, limits, limitsFrom, block }: Question, line: number): Question {
  return { number, index, line, isLast, limits, limitsFrom, block };
}

function blocksOf(questions: readonly Question[]): QuestionBlock[] {
  return questions.map(({ block }) => block);
}

function sumOfWork(parts: readonly { readonly work: number }[]): number {
  return parts.reduce((sum, { work }) => sum + work, 0);
}

/** The block as it is read in this context. */
function fitting(block: QuestionBlock, surroundings: ScanContext): QuestionBlock {
  const { isLast, definitions, isParsed } = surroundings;
  const isFit =
    block.isLast === isLast &&
    block.isParsed === isParsed &&
    (block.knownDefinitions === null || block.knownDefinitions === definitions);
  return isFit ? block : scanQuestion(block, surroundings);
}

/** Recognised again only if a number or a prompt changed. */
function editionOf(
  { before, after }: Parts,
  { fresh, replaced }: { readonly fresh: readonly QuestionBlock[]; readonly replaced: readonly Question[] },
  previous: Report | undefined,
): RecognisedEdition | null {
  const isSame =
    replaced.length === fresh.length &&
    fresh.every((block, index) => {
      const known = replaced[index]?.block;
      return known?.number === block.number && samePrompt(known, block);
    });
  if (previous && isSame) return previous.edition;
  return recogniseEdition([...blocksOf(before), ...fresh, ...blocksOf(after)]);
}

function samePrompt({ prompt: a }: QuestionBlock, { prompt: b }: QuestionBlock): boolean {
  return a.hash === b.hash && sameBounds(a.stated.words, b.stated.words);
}

function questionOf(
  block: QuestionBlock,
  { index, line, isLast }: Pick<Question, 'index' | 'line' | 'isLast'>,
  edition: RecognisedEdition | null,
): Question {
  const { number, prompt } = block;
  const limits = edition ? limitsInForce(prompt.stated, edition.name, number) : prompt.stated;
  const isAsStated = sameLimits(limits, prompt.stated);
  const limitsFrom = !limits.words && !limits.images ? 'nowhere' : isAsStated ? 'report' : 'edition';
  return { number, index, line, isLast, limits, limitsFrom, block };
}

function checklistOf(groups: readonly ChecklistGroup[]): Report['checklist'] {
  const items = groups.flatMap((group) => group.items);
  return { groups, done: doneIn(items), total: items.length };
}
