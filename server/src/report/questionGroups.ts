import { oncePer } from './oncePer';
import type { Question, Report } from './report';

/** A question but for its line, which changes with the text above it. */
export type PlacelessQuestion = Omit<Question, 'line'>;

/** The questions of a group but for their lines: the same array for as long as nothing else about them changes. */
export type GroupContent = readonly PlacelessQuestion[];

/** Some questions that follow each other. */
export interface QuestionGroup {
  readonly questions: readonly Question[];
  readonly content: GroupContent;
}

/** Of a real report one group; of a text a hundred times as long, groups as short as their list. */
const GROUP_SIZE = 64;

/**
 * The questions in groups. Groups in which nothing has changed are those of `previous`. From the index `moved` on, nothing but
 * the lines has, and each question stands at the same index as before, and so in the same group.
 */
export function groupQuestions(
  questions: readonly Question[],
  previous: readonly QuestionGroup[],
  moved: number,
): readonly QuestionGroup[] {
  const groups: QuestionGroup[] = [];
  for (let start = 0; start < questions.length; start += GROUP_SIZE) {
    const known = previous[groups.length];
    if (known && isGroupAt(known, questions, start)) groups.push(known);
    else groups.push(groupAt(questions, start, start >= moved ? known : undefined));
  }
  return groups;
}

function isGroupAt(group: QuestionGroup, questions: readonly Question[], start: number): boolean {
  const { length } = group.questions;
  if (length !== Math.min(GROUP_SIZE, questions.length - start)) return false;
  for (let index = 0; index < length; index++)
    if (group.questions[index] !== questions[start + index]) return false;
  return true;
}

function groupAt(
  questions: readonly Question[],
  start: number,
  known: QuestionGroup | undefined,
): QuestionGroup {
  const own = questions.slice(start, start + GROUP_SIZE);
  return { questions: own, content: known?.content ?? own.map(withoutLine) };
}

function withoutLine({ number, index, isLast, limits, limitsFrom, block }: Question): PlacelessQuestion {
  return { number, index, isLast, limits, limitsFrom, block };
}

/** What `look` finds in each group of a report. It looks at a group once for as long as its content stays the same. */
export function perGroup<T>(look: (content: GroupContent) => T): (report: Pick<Report, 'groups'>) => T[] {
  const lookOnce = oncePer(look);
  return ({ groups }) => groups.map(({ content }) => lookOnce(content));
}

/** The questions of a report for which `is` holds. */
export function questionsThat(is: (question: PlacelessQuestion) => boolean): (report: Report) => Question[] {
  const inGroups = perGroup((content) => content.filter(is).map(({ index }) => index));
  return (report) =>
    inGroups(report)
      .flat()
      .flatMap((index) => report.questions[index] ?? []);
}

/** Whether `is` holds for each question of a report. */
export function everyQuestion(
  is: (question: PlacelessQuestion) => boolean,
): (report: Pick<Report, 'groups'>) => boolean {
  const inGroups = perGroup((content) => content.every(is));
  return (report) => inGroups(report).every(Boolean);
}
