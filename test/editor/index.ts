import 'mocha/mocha.js';
import { formatResults } from '../support/results';

const SECONDS_A_TEST = 60;

/**
 * Runs the test files that the bundle holds, and tells the results. VS Code calls this in either extension host, which is why it is
 * Mocha's build for browsers: it runs in both. Throws when a test fails.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'tdd',
    timeout: SECONDS_A_TEST * 1000,
    // A busy machine loses a key press or a click now and then; a fault fails every time.
    retries: 2,
    reporter: Mocha.reporters.Base,
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('test-files');
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failed) => {
      console.log(formatResults({ passed: runner.stats?.passes ?? 0, failed }));
      if (failed === 0) resolve();
      else reject(new Error(`${failed} failed`));
    });
    report(runner);
  });
}

/** Prints a line for each test, and why it failed. */
function report(runner: Mocha.Runner): void {
  runner.on('pass', (test) => {
    console.log(`✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
  });
  runner.on('fail', (test, error: Error) => {
    console.log(`✖ ${test.fullTitle()}\n${error.stack ?? error.message}`);
  });
}
