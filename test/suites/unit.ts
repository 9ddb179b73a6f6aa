import { runNodeTests } from '../support/nodeTests';
import type { Tally } from '../support/tally';

/** The core, function by function. */
export function unit(patterns: readonly string[]): Promise<Tally> {
  return runNodeTests('unit', { patterns });
}
