import 'mocha/mocha.js';
import type { EditorSubset } from '../support/editorSubsets';
import { formatResults } from '../support/results';
import { keepSubset } from './support/subset';
import { tryWhole } from './support/tries';

/** The tests to run; null for all. Set when the tests are bundled, like the number of retries. */
declare const SUBSET: EditorSubset | null;
declare const RETRIES: number;

const SECONDS_PER_TEST = 90;

/**
 * Runs the test files in the bundle and prints the results. VS Code calls it in either extension host, so it uses Mocha's build for
 * browsers, which runs in both. Throws if a test fails.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'tdd',
    timeout: SECONDS_PER_TEST * 1000,
    retries: RETRIES,
    reporter: Mocha.reporters.Base,
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('test-files');
  if (SUBSET) keepSubset(mocha.suite, SUBSET);
  tryWhole(mocha.suite);
  await new Promise<void>((resolve, reject) => {
    let triedAgain = 0;
    const runner = mocha.run((failed) => {
      console.log(formatResults({ passed: runner.stats?.passes ?? 0, failed, triedAgain }));
      if (failed === 0) resolve();
      else reject(new Error(`${failed} failed`));
    });
    runner.on('retry', () => (triedAgain += 1));
    report(runner);
  });
}

/** Prints a line for each test, with the error of each failed attempt. */
function report(runner: Mocha.Runner): void {
  runner.on('pass', (test) => {
    console.log(`✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
  });
  runner.on('retry', (test: Mocha.Test, error: Error) => {
    console.log(`↻ ${test.fullTitle()} is retried (${test.duration ?? 0} ms)\n${textOf(error)}`);
  });
  runner.on('fail', (test, error: Error) => {
    console.log(`✖ ${test.fullTitle()}\n${textOf(error)}`);
  });
}

function textOf({ stack, message }: Error): string {
  return stack ?? message;
}
