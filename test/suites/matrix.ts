import { type Tally, sum } from '../support/tally';
import { editor } from './editor';
import { ui } from './ui';

/** All editor and UI tests, in every version of VS Code and every kind of theme. */
export async function matrix(patterns: readonly string[]): Promise<Tally> {
  const args = ['--matrix', ...patterns];
  return sum([await editor(args), await ui(args)]);
}
