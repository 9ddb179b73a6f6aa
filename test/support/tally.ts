/** How many tests passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0 };

/** The tally of a suite that could not run: that is a failure, never a skip. */
export const COULD_NOT_RUN: Tally = { passed: 0, failed: 1 };

/** The sum of tallies. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), NOTHING);
}

/** The line that every run ends with. */
export function formatTally({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/** Reads the last line of a run's output; null where it is no tally, because the run broke off. */
export function parseTally(output: string): Tally | null {
  const found = /(?:^|\n)(\d+) passed, (\d+) failed\s*$/.exec(output);
  return found ? { passed: Number(found[1]), failed: Number(found[2]) } : null;
}

/** Whether a run may call itself passed: something ran and nothing failed. */
export function isGood({ passed, failed }: Tally): boolean {
  return passed > 0 && failed === 0;
}
