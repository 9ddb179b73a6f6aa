import { buildProduct } from '../support/build';
import { runNodeTests } from '../support/nodeTests';
import type { Tally } from '../support/tally';

/** The built server with the real editors installed on this computer. Not part of `npm test`. */
export async function clients(patterns: readonly string[]): Promise<Tally> {
  await buildProduct();
  return runNodeTests('clients', { patterns, concurrency: 1 });
}
