import { fromRoot } from '../support/paths';
import { startProcess } from '../support/processes';
import { type Tally, sum } from '../support/tally';

/** Types, lint, format, generated texts: the commands of `npm run check`. */
const CHECKS: readonly (readonly [name: string, script: string, ...args: string[]])[] = [
  ['Types', 'node_modules/typescript/bin/tsc', '-b'],
  ['Lint', 'node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  ['Format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['Generated texts', 'scripts/run.mjs', 'scripts/generate.ts', '--check'],
];

/** Each check is a test. */
export async function check(): Promise<Tally> {
  const tallies = CHECKS.map(async ([name, script, ...args]): Promise<Tally> => {
    const child = startProcess(process.execPath, [fromRoot(script), ...args]);
    const isGood = (await child.ended) === 0;
    console.log(isGood ? `✔ ${name}` : `✖ ${name}\n${child.output()}`);
    return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 };
  });
  return sum(await Promise.all(tallies));
}
