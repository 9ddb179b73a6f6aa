import type { Verdict } from '../checker/verdict';
import type { ChecklistGroupSummary, QuestionSummary, ReportSummary } from '../protocol';
import type { ChecklistGroup, Question, Report } from '../report/report';
import type { Problem, Severity } from '../rules/rule';
import { questionTitle } from '../report/questionTitle';

/** From the gravest on. */
const GRAVITY: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** All that the views show of a report. */
export function summarise(report: Report, verdict: Verdict, problems: readonly Problem[]): ReportSummary {
  const sections = sectionTitles(report);
  const byQuestion = problemsByQuestion(report, problems);
  return {
    edition: report.edition?.name ?? null,
    verdict,
    questions: report.questions.map((question) => ({
      ...summariseQuestion(question),
      section: sections.get(question.index) ?? '',
      ...summariseProblems(byQuestion.get(question.index) ?? []),
    })),
    checklist: report.checklist.groups.map(summariseGroup),
    problems: countProblems(problems),
  };
}

function summariseQuestion({
  number,
  line,
  limits,
  block,
}: Question): Omit<QuestionSummary, 'section' | 'problems' | 'severity'> {
  const { answer } = block;
  return {
    number,
    line,
    endLine: line + block.lines.length,
    title: questionTitle(block),
    state: answer?.state ?? 'empty',
    words: { got: answer?.words ?? 0, limits: limits.words ?? null },
    images: { got: answer?.images ?? 0, limits: limits.images ?? null },
  };
}

function summariseProblems(problems: readonly Problem[]): Pick<QuestionSummary, 'problems' | 'severity'> {
  const severity = GRAVITY.find((grave) => problems.some((problem) => problem.severity === grave)) ?? null;
  return { problems: countProblems(problems), severity };
}

function countProblems(problems: readonly Problem[]): number {
  return problems.filter(({ severity }) => severity !== 'hint').length;
}

/** Titles by the index of the question. */
function sectionTitles(report: Report): Map<number, string> {
  return new Map(
    report.sections.flatMap(({ title, questions }) => questions.map((index) => [index, title] as const)),
  );
}

/** Problems by the index of the question: of those that bear its number, the one that they stand in, else the first. */
function problemsByQuestion(report: Report, problems: readonly Problem[]): Map<number, Problem[]> {
  const firsts = new Map(report.questions.toReversed().map((question) => [question.number, question]));
  const byQuestion = new Map<number, Problem[]>();
  for (const problem of problems) {
    if (problem.question === null) continue;
    const around = questionAt(report.questions, problem.range.start.line);
    const question = around?.number === problem.question ? around : firsts.get(problem.question);
    if (!question) continue;
    const others = byQuestion.get(question.index);
    if (others) others.push(problem);
    else byQuestion.set(question.index, [problem]);
  }
  return byQuestion;
}

/** The last question that begins at or above a line. */
function questionAt(questions: readonly Question[], line: number): Question | undefined {
  let low = 0;
  let high = questions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((questions[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return questions[low - 1];
}

function summariseGroup({ title, heading, items }: ChecklistGroup): ChecklistGroupSummary {
  return {
    title,
    line: heading?.range.start.line ?? items[0]?.range.start.line ?? 0,
    items: items.map(({ text, modules, done, range }) => ({ text, modules, done, range })),
  };
}
