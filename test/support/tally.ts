/** Numbers of passed and failed tests. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Number of tests that failed at first and were retried; 0 if absent. */
  readonly triedAgain?: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0 };

/** The tally of a suite that could not run, which counts as a failure, never as skipped. */
export const COULD_NOT_RUN: Tally = { passed: 0, failed: 1 };

/** The sum of tallies. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(add, NOTHING);
}

function add(a: Tally, b: Tally): Tally {
  const triedAgain = (a.triedAgain ?? 0) + (b.triedAgain ?? 0);
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    ...(triedAgain > 0 && { triedAgain }),
  };
}

/** The last lines of every run: the counts, preceded by the number of retried tests, if any. */
export function formatTally({ passed, failed, triedAgain = 0 }: Tally): string {
  const tried = triedAgain > 0 ? `${TRIED_AGAIN}${triedAgain}\n` : '';
  return `${tried}${passed} passed, ${failed} failed`;
}

/** Parses the last lines of a run's output; null if there is no tally because the run was aborted. */
export function parseTally(output: string): Tally | null {
  const found = LAST_LINES.exec(output);
  if (!found) return null;
  const [triedAgain, passed, failed] = found.slice(1).map((count: string | undefined) => Number(count ?? 0));
  return sum([{ passed: passed ?? 0, failed: failed ?? 0, triedAgain: triedAgain ?? 0 }]);
}

const TRIED_AGAIN = 'Tests that were tried again: ';
const LAST_LINES = new RegExp(`(?:^|\\n)(?:${TRIED_AGAIN}(\\d+)\\n)?(\\d+) passed, (\\d+) failed\\s*$`);

/** Whether a run has passed: something ran and nothing failed. */
export function isGood({ passed, failed }: Tally): boolean {
  return passed > 0 && failed === 0;
}
