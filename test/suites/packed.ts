import { packProduct } from '../support/build';
import { runNodeTests } from '../support/nodeTests';
import type { Tally } from '../support/tally';

/** What is in the packed extension. */
export async function packed(patterns: readonly string[]): Promise<Tally> {
  process.env['VSIX'] = await packProduct();
  return runNodeTests('packed', { patterns });
}
