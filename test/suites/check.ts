import { fromRoot } from '../support/paths';
import { startProcess } from '../support/processes';
import { type Tally, sum } from '../support/tally';

/** Types, lint, format: the commands of `npm run check`. */
const CHECKS: readonly (readonly [name: string, script: string, ...args: string[]])[] = [
  ['Types', 'typescript/bin/tsc', '-b'],
  ['Lint', 'eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  ['Format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
];

/** Each check is a test. */
export async function check(): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const [name, script, ...args] of CHECKS) {
    const child = startProcess(process.execPath, [fromRoot('node_modules', script), ...args]);
    const code = await child.ended;
    console.log(`${code === 0 ? '✔' : '✖'} ${name}${code === 0 ? '' : `\n${child.output()}`}`);
    tallies.push(code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  }
  return sum(tallies);
}
