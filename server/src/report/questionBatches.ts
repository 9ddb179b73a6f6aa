import { memoizeByObject } from '../text/memo';
import type { BatchContent, Question, QuestionBatch, QuestionWithoutLine, Report } from './report';

/** Of a real report one group; of a text a hundred times as long, groups as short as their list. */
const GROUP_SIZE = 64;

/**
 * The questions in groups. Groups in which nothing has changed are those of `previous`. From the index `moved` on, nothing but
 * the lines has, and each question is at the same index as before, and so in the same group.
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

/** What `look` finds in each group of a report. It looks at a group once for as long as its content stays the same. */
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
