import { hasSingleHash } from './heading';
import { lineLength, splitLines, type Lines } from './lines';
import { assemble, chunksOf, joinDefinitions, ownDefinitions, type Chunk } from './parse';
import type { Position, Range } from './position';
import { scanPreamble } from './preamble';
import { scanQuestion } from './question';
import type { Preamble, Question, Report } from './report';

/** A change of a text: what stands in the range becomes the new text. */
export interface TextChange {
  readonly range: Range;
  readonly text: string;
}

/**
 * The report after a change: the same as parsing the changed text, but only the questions that the change touches are read.
 * Positions beyond a line or the text mean its end, as in LSP. Never throws.
 */
export function editReport(report: Report, change: TextChange): Report {
  const { lines, first, oldEnd, newEnd } = editLines(report.lines, change);
  const { questions } = report;
  // A change in a question's first line may take away or make its heading, so the block above may have to take it in.
  let from = lastBlockBefore(questions, first);
  let to = lastBlockBefore(questions, oldEnd) + 1;
  // Whether a heading with a single `#` is a comment is told by the lines between the deeper ones around it.
  while (mayBeComment(questions[from])) from--;
  while (mayBeComment(questions[to])) to++;
  const shift = newEnd - oldEnd;
  const start = questions[from]?.line ?? 0;
  const next = questions[to];
  const end = next ? next.line + shift : lines.length;

  const chunks = chunksOf(lines, start, end);
  const preamble = from < 0 ? scanPreamble(lines.slice(0, chunks[0]?.line ?? end)) : report.preamble;
  const before = questions.slice(0, Math.max(0, from));
  const after = questions.slice(to);
  const definitions = definitionsAfter(report, { preamble, before, chunks, after });
  const last = before.length + chunks.length + after.length - 1;
  const blocks = [
    ...before.map((question) => ({ line: question.line, block: question.block })),
    ...chunks.map((chunk, index) => {
      const isLast = before.length + index === last;
      return { line: chunk.line, block: scanQuestion(chunk.number, chunk.lines, { isLast, definitions }) };
    }),
    ...after.map((question) => ({ line: question.line + shift, block: question.block })),
  ];
  return assemble(lines, preamble, blocks, definitions, report);
}

interface ChangedBlocks {
  readonly preamble: Preamble;
  readonly before: readonly Question[];
  readonly chunks: readonly Chunk[];
  readonly after: readonly Question[];
}

/** All definitions after a change; the same text as before it where no changed block has any. */
function definitionsAfter(report: Report, { preamble, before, chunks, after }: ChangedBlocks): string {
  const fresh = chunks.map(({ lines }) => ownDefinitions(lines));
  const changed = report.questions.slice(before.length, report.questions.length - after.length);
  const had = changed.some(({ block }) => block.definitions.length > 0);
  if (!had && preamble === report.preamble && fresh.every(({ length }) => length === 0))
    return report.definitions;
  return joinDefinitions([
    preamble.definitions,
    ...before.map(({ block }) => block.definitions),
    ...fresh,
    ...after.map(({ block }) => block.definitions),
  ]);
}

function mayBeComment(question: Question | undefined): boolean {
  return question !== undefined && hasSingleHash(question.block.lines[0] ?? '');
}

/** The index of the last question that begins before a line; -1 for the preamble. */
function lastBlockBefore(questions: readonly Question[], line: number): number {
  let low = 0;
  let high = questions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((questions[middle]?.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Lines with a change in them. */
export interface EditedLines {
  readonly lines: Lines;
  /** The first line that is another one. */
  readonly first: number;
  /** The line behind the last changed one, in the old text. */
  readonly oldEnd: number;
  /** The same in the new text. */
  readonly newEnd: number;
}

/** The lines of a text after a change. */
export function editLines(lines: Lines, { range, text }: TextChange): EditedLines {
  const start = clamp(lines, range.start);
  const end = clamp(lines, range.end);
  const suffix = (lines[end.line] ?? '').slice(end.character);
  const joins =
    start.character === 0 && (lines[start.line - 1] ?? '').endsWith('\r') && (text + suffix).startsWith('\n');
  const first = joins ? start.line - 1 : start.line;
  const prefix = joins ? (lines[first] ?? '') : (lines[first] ?? '').slice(0, start.character);
  const isEnd = end.line === lines.length - 1;
  const fresh = splitLines(prefix + text + suffix);
  // What stands before the next line ends with a line end, behind which splitting finds one more, empty line.
  if (!isEnd) fresh.pop();
  const oldEnd = end.line + 1;
  return {
    lines: lines.slice(0, first).concat(fresh, lines.slice(oldEnd)),
    first,
    oldEnd,
    newEnd: first + fresh.length,
  };
}

function clamp(lines: Lines, { line, character }: Position): Position {
  if (line >= lines.length) return { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
  return { line, character: Math.min(character, lineLength(lines[line] ?? '')) };
}
