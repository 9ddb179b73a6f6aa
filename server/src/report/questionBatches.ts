import { memoizeByObject } from '../text/memo';
import type { BatchContent, Question, QuestionBatch, QuestionWithoutLine, Report } from './report';

/** A real report is one batch; in a text a hundred times as long, each batch is as short as the list of batches. */
const GROUP_SIZE = 64;

/**
 * The questions in batches. Unchanged batches are reused from `previous`. From the index `moved` on, only the lines
 * have changed, and each question has the same index, and so the same batch, as before.
 */
export function batchQuestions(
  questions: readonly Question[],
  previous: readonly QuestionBatch[],
  moved: number,
): readonly QuestionBatch[] {
  const groups: QuestionBatch[] = [];
  for (let start = 0; start < questions.length; start += GROUP_SIZE) {
    const known = previous[groups.length];
    if (known && isGroupAt(known, questions, start)) groups.push(known);
    else groups.push(groupAt(questions, start, start >= moved ? known : undefined));
  }
  return groups;
}

function isGroupAt(group: QuestionBatch, questions: readonly Question[], start: number): boolean {
  const { length } = group.questions;
  if (length !== Math.min(GROUP_SIZE, questions.length - start)) return false;
  for (let index = 0; index < length; index++)
    if (group.questions[index] !== questions[start + index]) return false;
  return true;
}

function groupAt(
  questions: readonly Question[],
  start: number,
  known: QuestionBatch | undefined,
): QuestionBatch {
  const own = questions.slice(start, start + GROUP_SIZE);
  return { questions: own, content: known?.content ?? own.map(withoutLine) };
}

function withoutLine({ number, index, isLast, limits, limitsFrom, block }: Question): QuestionWithoutLine {
  return { number, index, isLast, limits, limitsFrom, block };
}

/** Runs `look` on each batch of a report, and keeps the result while the batch's content stays the same. */
export function memoPerBatch<T>(look: (content: BatchContent) => T): (report: Pick<Report, 'groups'>) => T[] {
  const lookOnce = memoizeByObject(look);
  return ({ groups }) => groups.map(({ content }) => lookOnce(content));
}

/** The questions of a report for which `is` holds. */
export function filterQuestions(
  is: (question: QuestionWithoutLine) => boolean,
): (report: Report) => Question[] {
  const inGroups = memoPerBatch((content) => content.filter(is).map(({ index }) => index));
  return (report) =>
    inGroups(report)
      .flat()
      .flatMap((index) => report.questions[index] ?? []);
}

/** Whether `is` holds for each question of a report. */
export function everyQuestion(
  is: (question: QuestionWithoutLine) => boolean,
): (report: Pick<Report, 'groups'>) => boolean {
  const inGroups = memoPerBatch((content) => content.every(is));
  return (report) => inGroups(report).every(Boolean);
}
