import type { Question, Report } from '../../report/report';
import { firstByNumber, questionAt } from '../../report/positions';
import type { Problem } from '../../rules/rule';

/**
 * Problems by the index of their question: of those questions that bear the number, the one that the problem stands in,
 * else the first.
 */
export function problemsByQuestion(
  report: Report,
  problems: readonly Problem[],
): ReadonlyMap<number, readonly Problem[]> {
  let firsts: ReadonlyMap<number, Question> | null = null;
  const byQuestion = new Map<number, Problem[]>();
  for (const problem of problems) {
    if (problem.question === null) continue;
    const around = questionAt(report, problem.range.start.line);
    // Few problems stand in another question than their own.
    if (around?.number !== problem.question) firsts ??= firstByNumber(report.questions);
    const question = around?.number === problem.question ? around : firsts?.get(problem.question);
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
