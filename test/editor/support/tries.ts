import * as vscode from 'vscode';
import { closeAll } from './reports';

type Step = (this: Mocha.Context) => unknown;

/** A suite with what its types keep to Mocha. */
interface SuiteWithHooks extends Pick<Mocha.Suite, 'tests'> {
  readonly suites: SuiteWithHooks[];
  _beforeEach: readonly Mocha.Hook[];
  _afterEach: readonly Mocha.Hook[];
}

/** The steps around each test of a suite. */
interface Steps {
  readonly before: readonly Step[];
  readonly after: readonly Step[];
}

/**
 * Makes what is done before and after each test a part of it, so that it is tried again with the test: where such a step fails, Mocha
 * itself would leave out all that is left of the suite.
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
  if (!fn) throw new Error('There is nothing to be done.');
  return fn as Step;
}

/** A test with its steps. One that fails leaves an empty window. */
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

/** Closes all that a step may have left open. */
async function clearWindow(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  await vscode.commands.executeCommand('notifications.clearAll');
  await closeAll();
}
