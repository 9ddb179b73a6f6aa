import { runNodeTests } from '../support/nodeTests';
import type { Tally } from '../support/tally';

/** The pages that reports become, in a browser. */
export function pages(patterns: readonly string[]): Promise<Tally> {
  return runNodeTests('pages', { patterns, triesAgain: true });
}
