import { questionHeading } from './heading';
import { blockBefore, countLines, documentLine, documentLines } from './documentLines';
import { lineLength, splitLines, type Lines } from '../text/lines';
import { assemble, chunksOf, parseLines } from './parse';
import type { Position, Range } from '../text/position';
import { scanPreamble } from './preamble';
import { joinRepeats } from './repeatedHeadings';
import type { Question, Report } from './report';

/** A change of a text: the range is replaced by the new text. */
export interface TextChange {
  readonly range: Range;
  readonly text: string;
}

/**
 * The report after a change. Gives the same as parsing the changed text, but reads only the questions that the change
 * touches. Positions beyond a line or the text mean its end, as in LSP. Never throws.
 */
export function editReport(report: Report, change: TextChange): Report {
  const { questions } = report;
  const edit = editOf(report, change);
  // A change in a question's first line may remove or create its heading, so the block above may have to take it in.
  let from = blockBefore(questions, edit.first);
  let to = blockBefore(questions, edit.oldEnd) + 1;
  // Whether an uncertain heading begins a question depends on the lines between the certain headings around it.
  while (isUncertain(questions[from])) from--;
  while (isUncertain(questions[to])) to++;
  const start = questions[from]?.line ?? 0;
  const touched = questions.slice(Math.max(0, from), to).flatMap(({ block }) => block.lines);
  const old = from < 0 ? [...report.preamble.lines, ...touched] : touched;
  const lines = [...old.slice(0, edit.first - start), ...edit.fresh, ...old.slice(edit.oldEnd - start)];

  const next = questions[to]?.number;
  const chunks = chunksOf(lines, 0, lines.length, next).map((chunk) => ({
    ...chunk,
    line: chunk.line + start,
  }));
  const preamble = from < 0 ? scanPreamble(lines.slice(0, chunks[0]?.line ?? lines.length)) : report.preamble;
  const before = questions.slice(0, Math.max(0, from));
  const after = questions.slice(to);
  const joined = joinRepeats({ before, chunks, after }, questions.slice(Math.max(0, from), to));
  if (!joined) return parseLines(changedLines(report, edit));
  const shift = edit.first + edit.fresh.length - edit.oldEnd;
  return assemble({ preamble, before, chunks: joined, after, shift }, report);
}

function changedLines(report: Report, { first, oldEnd, fresh }: LineEdit): Lines {
  const lines = documentLines(report);
  return [...lines.slice(0, first), ...fresh, ...lines.slice(oldEnd)];
}

function isUncertain(question: Question | undefined): boolean {
  return question !== undefined && questionHeading(question.block.lines[0] ?? '')?.isCertain !== true;
}

/** A change of whole lines. */
interface LineEdit {
  /** The first changed line. */
  readonly first: number;
  /** The line after the last changed one, in the old text. */
  readonly oldEnd: number;
  /** The lines that replace them. */
  readonly fresh: readonly string[];
}

function editOf(report: Report, { range, text }: TextChange): LineEdit {
  const start = clamp(report, range.start);
  const end = clamp(report, range.end);
  const suffix = documentLine(report, end.line).slice(end.character);
  // A line feed that comes after a carriage return ends the same line.
  const above = start.character === 0 ? documentLine(report, start.line - 1) : '';
  const joins = above.endsWith('\r') && (text + suffix).startsWith('\n');
  const prefix = joins ? above : documentLine(report, start.line).slice(0, start.character);
  const fresh = splitLines(prefix + text + suffix);
  // The text before the next line ends with a line end, so splitting it gives one more, empty line.
  if (end.line < countLines(report) - 1) fresh.pop();
  return { first: joins ? start.line - 1 : start.line, oldEnd: end.line + 1, fresh };
}

function clamp(report: Report, { line, character }: Position): Position {
  const last = countLines(report) - 1;
  if (line > last) return { line: last, character: documentLine(report, last).length };
  return { line, character: Math.min(character, lineLength(documentLine(report, line))) };
}
