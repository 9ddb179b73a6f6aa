import { definitionsIn } from './definitions';
import { limitsInForce, recogniseEdition } from './editions';
import { hasSingleHash, questionNumber } from './heading';
import { splitLines, type Lines } from './lines';
import { costOf, MAX_REPORT_WORK, TOO_MUCH_WORK } from './parseLimits';
import { scanPreamble } from './preamble';
import { scanQuestion, type Surroundings } from './question';
import type {
  Bounds,
  ChecklistGroup,
  Preamble,
  Question,
  QuestionBlock,
  RecognisedEdition,
  Report,
  Section,
} from './report';
import { isVerbatim, verbatimSpans } from './verbatim';

/** Parses a text. Never throws. */
export function parseReport(text: string): Report {
  return parseLines(splitLines(text));
}

/** Parses a text that is split into its lines. Never throws. */
export function parseLines(lines: Lines): Report {
  const chunks = chunksOf(lines, 0, lines.length);
  const preamble = scanPreamble(lines.slice(0, chunks[0]?.line ?? lines.length));
  const definitions = joinDefinitions([
    preamble.definitions,
    ...chunks.map(({ lines: own }) => ownDefinitions(own)),
  ]);
  return assemble({ preamble, before: [], chunks, after: [], shift: 0, definitions });
}

/** The lines of one question. */
export interface Chunk {
  readonly number: number;
  /** Its first line in the document, from 0. */
  readonly line: number;
  readonly lines: Lines;
}

/** What parsing the lines of a question costs, in microseconds. */
function workOf({ lines }: Chunk): number {
  return costOf(lines).work;
}

/**
 * The questions that begin from line `start` up to and without line `end`, where the last one ends. A heading with a single `#`
 * in code is a comment; a deeper one is a question even there, for code may have been left open by mistake. Gives the same for
 * a part of the lines that begins and ends at such a deeper one.
 */
export function chunksOf(lines: Lines, start: number, end: number): Chunk[] {
  const starts: ChunkStart[] = [];
  for (let line = start; line < end; line++) {
    const text = lines[line] ?? '';
    const number = questionNumber(text);
    if (number !== null) starts.push({ number, line, mayBeComment: hasSingleHash(text) });
  }
  const kept = withoutComments(starts, lines, start, end);
  return kept.map(({ number, line }, index) => ({
    number,
    line,
    lines: lines.slice(line, kept[index + 1]?.line ?? end),
  }));
}

interface ChunkStart {
  readonly number: number;
  readonly line: number;
  readonly mayBeComment: boolean;
}

function withoutComments(
  starts: readonly ChunkStart[],
  lines: Lines,
  start: number,
  end: number,
): readonly ChunkStart[] {
  if (!starts.some(({ mayBeComment }) => mayBeComment)) return starts;
  const certain = starts.filter(({ mayBeComment }) => !mayBeComment).map(({ line }) => line);
  const edges = [start, ...certain, end];
  const spans = edges.flatMap((from, index) =>
    verbatimSpans(lines.slice(from, edges[index + 1] ?? end))
      .filter(({ closed }) => closed)
      .map((span) => ({ ...span, start: span.start + from, end: span.end + from })),
  );
  return starts.filter(({ line, mayBeComment }) => !mayBeComment || !isVerbatim(spans, line));
}

/** The definitions of a question, before it is scanned. */
export function ownDefinitions(lines: Lines): readonly string[] {
  return lines.some((line) => line.includes(']:')) ? definitionsIn(lines, verbatimSpans(lines)) : [];
}

/** The definitions of all blocks as one text. */
export function joinDefinitions(definitions: readonly (readonly string[])[]): string {
  return definitions.flat().join('\n');
}

/** What a report is made of. */
export interface Parts {
  readonly preamble: Preamble;
  /** Questions of an earlier report that stand before what has changed. */
  readonly before: readonly Question[];
  /** What is to be read. */
  readonly chunks: readonly Chunk[];
  /** Questions of an earlier report that stand behind what has changed. */
  readonly after: readonly Question[];
  /** By how many lines those have moved down. */
  readonly shift: number;
  readonly definitions: string;
}

/**
 * Puts parts together to a report. Questions of the earlier report stay the same objects where nothing about them is new; their
 * blocks are read again where they are the last one no longer, or now, or where the definitions that they use are others.
 */
export function assemble(parts: Parts, previous?: Report): Report {
  const { preamble, before, chunks, after, shift, definitions } = parts;
  const last = before.length + chunks.length + after.length - 1;
  const unreadChunks = chunks.map((chunk) => ({ ...chunk, work: workOf(chunk) }));
  const isRead =
    preamble.work + sumOfWork(unreadChunks) + sumOfWork(blocksOf(before)) + sumOfWork(blocksOf(after)) <=
    MAX_REPORT_WORK;
  const fresh = unreadChunks.map((chunk, index) =>
    scanQuestion(chunk, { isLast: before.length + index === last, definitions, isRead }),
  );
  const edition = editionOf(parts, fresh, previous);
  const questions: Question[] = [];

  function keep(question: Question, line: number): void {
    const index = questions.length;
    const isLast = index === last;
    const isSame =
      question.index === index &&
      question.line === line &&
      question.isLast === isLast &&
      previous?.edition === edition;
    const block = fitting(question.block, { isLast, definitions, isRead });
    questions.push(
      isSame && block === question.block ? question : questionOf(block, { index, line, isLast }, edition),
    );
  }

  for (const question of before) keep(question, question.line);
  for (const [index, block] of fresh.entries()) {
    const place = {
      index: questions.length,
      line: chunks[index]?.line ?? 0,
      isLast: questions.length === last,
    };
    questions.push(questionOf(block, place, edition));
  }
  for (const question of after) keep(question, question.line + shift);
  return {
    preamble,
    questions,
    sections: sectionsOf(preamble, questions),
    checklist: previous?.preamble === preamble ? previous.checklist : checklistOf(preamble.groups),
    edition,
    definitions,
    unread: isRead ? null : TOO_MUCH_WORK,
  };
}

function blocksOf(questions: readonly Question[]): QuestionBlock[] {
  return questions.map(({ block }) => block);
}

function sumOfWork(parts: readonly { readonly work: number }[]): number {
  return parts.reduce((sum, { work }) => sum + work, 0);
}

/** A block as it is read in these surroundings. */
function fitting(block: QuestionBlock, surroundings: Surroundings): QuestionBlock {
  const { isLast, definitions, isRead } = surroundings;
  const isFit =
    block.isLast === isLast &&
    block.isRead === isRead &&
    (block.knownDefinitions === null || block.knownDefinitions === definitions);
  return isFit ? block : scanQuestion(block, surroundings);
}

/** Told anew only where a number or a prompt is another one. */
function editionOf(
  { before, after }: Parts,
  fresh: readonly QuestionBlock[],
  previous: Report | undefined,
): RecognisedEdition | null {
  const replaced = previous?.questions.slice(before.length, previous.questions.length - after.length) ?? [];
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
  place: Pick<Question, 'index' | 'line' | 'isLast'>,
  edition: RecognisedEdition | null,
): Question {
  const { number, prompt } = block;
  const limits = edition ? limitsInForce(prompt.stated, edition.name, number) : prompt.stated;
  const isAsStated =
    sameBounds(limits.words, prompt.stated.words) && sameBounds(limits.images, prompt.stated.images);
  const limitsFrom = !limits.words && !limits.images ? 'nowhere' : isAsStated ? 'report' : 'edition';
  return { number, ...place, limits, limitsFrom, block };
}

function sameBounds(a: Bounds | undefined, b: Bounds | undefined): boolean {
  return a?.min === b?.min && a?.max === b?.max;
}

function checklistOf(groups: readonly ChecklistGroup[]): Report['checklist'] {
  const items = groups.flatMap((group) => group.items);
  return { groups, done: items.filter(({ done }) => done).length, total: items.length };
}

function sectionsOf(preamble: Preamble, questions: readonly Question[]): Section[] {
  const sections: { title: string; line: number; questions: number[] }[] = [];
  const opening = preamble.headings.findLast(({ level }) => level <= 2);
  if (opening) sections.push({ title: opening.text, line: opening.range.start.line, questions: [] });
  for (const question of questions) {
    if (sections.length === 0) sections.push({ title: '', line: question.line, questions: [] });
    sections.at(-1)?.questions.push(question.index);
    for (const { text, range } of question.block.sectionHeadings) {
      sections.push({ title: text, line: question.line + range.start.line, questions: [] });
    }
  }
  return sections.filter((section) => section.questions.length > 0);
}
