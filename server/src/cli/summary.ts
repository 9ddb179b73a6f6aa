import type { Severity } from '../../../common/severity';
import { isFailed, type Outcome, type PrintedProblem } from './outcome';

/** The number of problems of each severity. */
export type Tally = Readonly<Record<Severity, number>>;

/** The totals of several results. */
export interface Summary {
  readonly accepted: number;
  readonly refused: number;
  /** Paths that could not be checked. */
  readonly failed: number;
  readonly problems: Tally;
}

/** The summary of no results. */
export const NOTHING: Summary = {
  accepted: 0,
  refused: 0,
  failed: 0,
  problems: { error: 0, warning: 0, information: 0, hint: 0 },
};

/** The summary with one more outcome. */
export function withOutcome(summary: Summary, outcome: Outcome): Summary {
  if (isFailed(outcome)) return { ...summary, failed: summary.failed + 1 };
  const problems = countProblems(outcome.problems, summary.problems);
  return outcome.verdict.accepted
    ? { ...summary, problems, accepted: summary.accepted + 1 }
    : { ...summary, problems, refused: summary.refused + 1 };
}

/** Counts problems by severity, starting from `before`. */
export function countProblems(problems: readonly PrintedProblem[], before: Tally = NOTHING.problems): Tally {
  const counts = { ...before };
  for (const { severity } of problems) counts[severity]++;
  return counts;
}
