import { makeNpmPackage } from '../../scripts/npmPackage';
import { BUILT_NPM, packProduct } from '../support/build';
import { runNodeTests } from '../support/nodeTests';
import type { Tally } from '../support/tally';

/** The contents of the packed extension and of the npm package, and what runs from them. */
export async function packed(patterns: readonly string[]): Promise<Tally> {
  process.env['VSIX'] = await packProduct();
  process.env[BUILT_NPM] ??= await makeNpmPackage();
  return runNodeTests('packed', { patterns });
}
