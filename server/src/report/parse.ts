import { definitionsIn } from './definitions';
import { limitsInForce, recogniseEdition } from './editions';
import { questionNumber } from './heading';
import { splitLines, type Lines } from './lines';
import { scanPreamble } from './preamble';
import { scanQuestion } from './question';
import type {
  ChecklistGroup,
  Preamble,
  Question,
  QuestionBlock,
  RecognisedEdition,
  Report,
  Section,
} from './report';
import { verbatimSpans } from './verbatim';

/** Parses a text. Blocks that stand unchanged in `previous` are taken from there. Never throws. */
export function parseReport(text: string, previous?: Report): Report {
  const lines = splitLines(text);
  const chunks = chunksOf(lines);
  const preamble = reusePreamble(lines.slice(0, chunks[0]?.line ?? lines.length), previous);
  const definitions = definitionsOf(preamble, chunks, previous);
  const blocks = chunks.map((chunk, index) => {
    const isLast = index === chunks.length - 1;
    const reused = previous && reuseBlock(chunk, index, chunks.length, isLast, definitions, previous);
    return reused ?? scanQuestion(chunk.number, chunk.lines, { isLast, definitions });
  });
  const edition = recogniseEdition(blocks);
  const questions = blocks.map((block, index) =>
    questionOf(
      block,
      { index, line: chunks[index]?.line ?? 0, isLast: index === blocks.length - 1 },
      edition,
    ),
  );
  return {
    lines,
    preamble,
    questions,
    sections: sectionsOf(preamble, questions),
    checklist: checklistOf(preamble.groups),
    edition,
    definitions,
  };
}

/** The lines of one question. */
interface Chunk {
  readonly number: number;
  readonly line: number;
  readonly lines: Lines;
}

function chunksOf(lines: Lines): Chunk[] {
  const starts: { number: number; line: number }[] = [];
  for (const [line, text] of lines.entries()) {
    const number = questionNumber(text);
    if (number !== null) starts.push({ number, line });
  }
  return starts.map((start, index) => ({
    ...start,
    lines: lines.slice(start.line, starts[index + 1]?.line ?? lines.length),
  }));
}

function sameLines(a: Lines, b: Lines): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}

function reusePreamble(lines: Lines, previous: Report | undefined): Preamble {
  const isSame = previous && sameLines(lines, previous.lines.slice(0, previous.preamble.lineCount));
  return isSame ? previous.preamble : scanPreamble(lines);
}

/** The block of the same place counted from the start or from the end, if it says the same. */
function reuseBlock(
  chunk: Chunk,
  index: number,
  count: number,
  isLast: boolean,
  definitions: string,
  previous: Report,
): QuestionBlock | null {
  if (previous.definitions !== definitions) return null;
  for (const place of [index, index - count + previous.questions.length]) {
    const question = previous.questions[place];
    if (question?.isLast === isLast && sameLines(question.block.lines, chunk.lines)) return question.block;
  }
  return null;
}

function definitionsOf(preamble: Preamble, chunks: readonly Chunk[], previous: Report | undefined): string {
  const all = [...preamble.definitions];
  for (const [index, { lines }] of chunks.entries()) {
    if (!lines.some((line) => line.includes(']:'))) continue;
    const known = previous?.questions[index]?.block;
    all.push(
      ...(known && sameLines(known.lines, lines)
        ? known.definitions
        : definitionsIn(lines, verbatimSpans(lines))),
    );
  }
  return all.join('\n');
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

function sameBounds(
  a: { min: number; max: number } | undefined,
  b: { min: number; max: number } | undefined,
): boolean {
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
    for (const { text, range } of question.block.sectionHeadings)
      sections.push({ title: text, line: question.line + range.start.line, questions: [] });
  }
  return sections.filter((section) => section.questions.length > 0);
}
