import { lineEndOf, type LineEnd } from '../text/lines';
import type { Question, Report } from './report';

/** A line of the document with its line end, counted from 0; empty for one that does not exist. */
export function documentLine(report: Report, line: number): string {
  const question = report.questions[blockBefore(report.questions, line + 1)];
  return (question ? question.block.lines[line - question.line] : report.preamble.lines[line]) ?? '';
}

/** All lines of the document. */
export function documentLines({ preamble, questions }: Report): string[] {
  return [...preamble.lines, ...questions.flatMap(({ block }) => block.lines)];
}

/** The lines of the document one by one, for callers that don't need all of them. */
export function* eachLine({ preamble, questions }: Report): Iterable<string> {
  yield* preamble.lines;
  for (const { block } of questions) yield* block.lines;
}

/** The number of lines of the document; at least 1. */
export function countLines({ preamble, questions }: Report): number {
  const last = questions.at(-1);
  return last ? last.line + last.block.lines.length : preamble.lines.length;
}

/** The line end that the document uses, taken from its first line. */
export function documentLineEnd(report: Report): LineEnd {
  return lineEndOf([documentLine(report, 0)]);
}

/** The index of the last question that begins before a line; -1 where none does. */
export function blockBefore(questions: readonly Question[], line: number): number {
  let low = 0;
  let high = questions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((questions[middle]?.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
