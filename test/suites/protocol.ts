import { buildProduct } from '../support/build';
import { runNodeTests } from '../support/nodeTests';
import type { Tally } from '../support/tally';

/** The built server over JSON-RPC, and the built command line. */
export async function protocol(patterns: readonly string[]): Promise<Tally> {
  await buildProduct();
  return runNodeTests('protocol', { patterns });
}
