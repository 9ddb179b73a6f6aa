import type { Report } from '../report/report';
import { questionAt } from '../rules/places';
import type { Problem } from '../rules/rule';

/**
 * Problems by the index of their question: of those questions that bear the number, the one that the problem stands in,
 * else the first.
 */
export function problemsByQuestion(
  report: Report,
  problems: readonly Problem[],
): ReadonlyMap<number, readonly Problem[]> {
  const firsts = new Map(report.questions.toReversed().map((question) => [question.number, question]));
  const byQuestion = new Map<number, Problem[]>();
  for (const problem of problems) {
    if (problem.question === null) continue;
    const around = questionAt(report, problem.range.start.line);
    const question = around?.number === problem.question ? around : firsts.get(problem.question);
    if (!question) continue;
    const others = byQuestion.get(question.index);
    if (others) others.push(problem);
    else byQuestion.set(question.index, [problem]);
  }
  return byQuestion;
}

/** Those problems that are counted: all but hints. */
export function countedProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ severity }) => severity !== 'hint');
}
