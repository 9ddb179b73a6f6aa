import { isCounted } from '../../../common/severity';
import { memoizeByObject } from '../text/memo';
import type { Problem } from './rule';

/** The problems of a report by the index of their question, in document order. */
export const problemsByQuestion = memoizeByObject(
  (problems: readonly Problem[]): ReadonlyMap<number, readonly Problem[]> => {
    const byQuestion = new Map<number, Problem[]>();
    for (const problem of problems) {
      if (problem.index === null) continue;
      const others = byQuestion.get(problem.index);
      if (others) others.push(problem);
      else byQuestion.set(problem.index, [problem]);
    }
    return byQuestion;
  },
);

/** The problems that are counted: all but hints. */
export function countedProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(isCounted);
}
