/** How many tests passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** How many of them failed at first and were tried again; none where it is not given. */
  readonly triedAgain?: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0 };

/** The tally of a suite that could not run: that is a failure, never a skip. */
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

/** The lines that every run ends with: the last one counts the tests, one before it those that needed another try, if any did. */
export function formatTally({ passed, failed, triedAgain = 0 }: Tally): string {
  const tried = triedAgain > 0 ? `${TRIED_AGAIN}${triedAgain}\n` : '';
  return `${tried}${passed} passed, ${failed} failed`;
}

/** Reads the last lines of a run's output; null where they are no tally, because the run broke off. */
export function parseTally(output: string): Tally | null {
  const found = LAST_LINES.exec(output);
  if (!found) return null;
  const [triedAgain, passed, failed] = found.slice(1).map((count: string | undefined) => Number(count ?? 0));
  return sum([{ passed: passed ?? 0, failed: failed ?? 0, triedAgain: triedAgain ?? 0 }]);
}

const TRIED_AGAIN = 'Tests that were tried again: ';
const LAST_LINES = new RegExp(`(?:^|\\n)(?:${TRIED_AGAIN}(\\d+)\\n)?(\\d+) passed, (\\d+) failed\\s*$`);

/** Whether a run may call itself passed: something ran and nothing failed. */
export function isGood({ passed, failed }: Tally): boolean {
  return passed > 0 && failed === 0;
}
