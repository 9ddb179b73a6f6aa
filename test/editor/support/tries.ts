import * as vscode from 'vscode';
import { closeAll } from './reports';

type Step = (this: Mocha.Context) => unknown;

/** A suite with the fields that Mocha's types hide. */
interface SuiteWithHooks extends Pick<Mocha.Suite, 'tests'> {
  readonly suites: SuiteWithHooks[];
  _beforeEach: readonly Mocha.Hook[];
  _afterEach: readonly Mocha.Hook[];
}

/** The hooks around each test of a suite. */
interface Steps {
  readonly before: readonly Step[];
  readonly after: readonly Step[];
}

/**
 * Makes the hooks before and after each test part of it, so that they are retried with the test. If a hook fails, Mocha itself would skip
 * the rest of the suite.
 */
export function tryWhole(suite: Mocha.Suite): void {
  wrap(suite as unknown as SuiteWithHooks, { before: [], after: [] });
}

function wrap(suite: SuiteWithHooks, outer: Steps): void {
  const steps: Steps = {
    before: [...outer.before, ...suite._beforeEach.map(stepOf)],
    after: [...suite._afterEach.map(stepOf), ...outer.after],
  };
  suite._beforeEach = [];
  suite._afterEach = [];
  for (const test of suite.tests) if (test.fn) test.fn = whole(stepOf(test), steps);
  for (const inner of suite.suites) wrap(inner, steps);
}

function stepOf({ fn }: Mocha.Runnable): Step {
  if (!fn) throw new Error('There is no function to run.');
  return fn as Step;
}

/** A test with its hooks. If it fails, all editors are closed. */
function whole(test: Step, { before, after }: Steps): Step {
  return async function (this: Mocha.Context) {
    try {
      try {
        for (const step of before) await step.call(this);
        await test.call(this);
      } finally {
        for (const step of after) await step.call(this);
      }
    } catch (error) {
      if (!this.runnable().isPending()) await clearWindow();
      throw error;
    }
  };
}

/** Closes everything that the test may have left open. */
async function clearWindow(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  await vscode.commands.executeCommand('notifications.clearAll');
  await closeAll();
}
