import { runNodeTests } from '../support/nodeTests';
import type { Tally } from '../support/tally';

/** The pages of reports in a browser. */
export function pages(patterns: readonly string[]): Promise<Tally> {
  return runNodeTests('pages', { patterns, retries: true });
}
