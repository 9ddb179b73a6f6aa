import * as vscode from 'vscode';
import type { ExtensionApi } from '../../client/src/api';
import { PATIENCE } from '../../client/src/server/patience';
import type { ReportSummary } from '../../common/protocol';
import { eventually } from '../support/eventually';
import { equal, ok } from './support/assert';
import { expectedHost } from './support/expectedHost';
import {
  closeAll,
  diagnosticsOf,
  extensionApi,
  type OpenReport,
  openReport,
  problemsOf,
  replace,
  show,
  untilProblems,
  untilSummary,
} from './support/reports';
import { serverPids } from './support/serverPids';

const LAST_RESULT = 'The language server is restarting. This is the last result.';
const NOT_CHECKED = '$(warning) Report not checked';
const TODO = { code: 'todo-left', text: 'TODO' };

/** Short times for a server that does not answer and for a restart, so that tests can wait for both. */
const SHORT_PATIENCE = { ...PATIENCE, answer: 2, firstDelay: 50 };

/** The part of `Worker` that the test needs. */
type WorkerClass = new (url: string) => { terminate(): void };

suite('Server crashes', () => {
  let api: ExtensionApi;

  suiteSetup(async function () {
    if (expectedHost.host !== 'node' || process.platform === 'win32') this.skip();
    api = await extensionApi();
  });
  setup(async () => {
    // A failed test may have left a server that hangs.
    await vscode.commands.executeCommand('mlopsReport.restartServer');
    equal(api.serverState, 'running');
  });
  teardown(async () => {
    api.serverPatience = PATIENCE;
    await closeAll();
  });

  test('a server that is killed restarts, and the last results stay meanwhile', async () => {
    const report = await openReport({ answers: { 5: 'TODO' } });
    const before = await eventually('there are problems', () => nonEmpty(problemsOf(report.document)));
    const killed = await signalServer('SIGKILL');
    await eventually('the exit is noticed', () => api.serverState === 'starting');
    equal(problemsOf(report.document), before, 'The problems disappeared with the server');
    equal(api.questionsMessage, LAST_RESULT);
    ok(api.statusText?.startsWith('$(sync~spin) '), `The status bar says ${api.statusText ?? 'nothing'}.`);
    await untilRunning();
    ok(!(await serverPids()).includes(killed), 'The server still runs.');
    equal(api.questionsMessage, '');
    await type(report, 'More TODO.');
    await eventually('both notes are found', () => todosOf(report) === 2);
  });

  test('a report that was closed while no server ran is no longer shown', async () => {
    const gone = await openReport({ answers: { 5: 'TODO' } });
    const report = await openReport();
    await eventually('there are problems', () => nonEmpty(problemsOf(gone.document)));
    await signalServer('SIGKILL');
    await eventually('the exit is noticed', () => api.serverState === 'starting');
    await show(gone.uri);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await untilRunning();
    await eventually('the closed report is forgotten', () => api.summaryOf(gone.uri) === null);
    equal(diagnosticsOf(gone.uri).length, 0);
    ok(api.summaryOf(report.uri) !== null, 'The other report is forgotten, too.');
  });

  test('a tick waits for the new server', async () => {
    const report = await openReport();
    const item = await eventually('there is an open item', () =>
      [...api.checklist.rows.values()].find((row) => row.kind === 'item' && !row.done),
    );
    await signalServer('SIGKILL');
    await eventually('the exit is noticed', () => api.serverState === 'starting');
    const before = report.document.getText();
    await api.tick([{ id: item.id, done: true }]);
    const lines = before.split('\n');
    ok(item.kind === 'item', 'The first row is no item');
    lines[item.line] = (lines[item.line] ?? '').replace('[ ]', '[x]');
    equal(report.document.getText() === lines.join('\n'), true, 'The box is not ticked.');
  });

  test('a server that hangs is killed and restarts', async () => {
    const report = await openReport();
    const hanging = await signalServer('SIGSTOP');
    api.serverPatience = SHORT_PATIENCE;
    await type(report, 'TODO');
    await eventually('the hang is noticed', () => api.serverState === 'starting');
    api.serverPatience = PATIENCE;
    await untilRunning();
    ok(!(await serverPids()).includes(hanging), 'The server that hangs still runs.');
    await untilProblems(report.document, [TODO]);
  });

  test('Restart Language Server ends a server that hangs', async () => {
    const report = await openReport();
    const hanging = await signalServer('SIGSTOP');
    await type(report, 'TODO');
    await vscode.commands.executeCommand('mlopsReport.restartServer');
    equal(api.serverState, 'running');
    await untilProblems(report.document, [TODO]);
    await eventually('the hung server has ended', async () => !(await serverPids()).includes(hanging));
  });

  test('a report that crashes the server twice is not checked any more, and other reports are', async () => {
    const other = await openReport();
    const deadly = await openReport();
    await killWith(deadly);
    await untilQuiet();
    await untilProblems(deadly.document, [TODO]); // The first crash may be chance.
    await killWith(deadly);
    await untilRunning();

    await eventually('the report is marked as not checked', () => api.statusText === NOT_CHECKED);
    equal(
      api.questionsMessage,
      'The report is not checked because the language server crashed twice while checking it.',
    );
    await type(deadly, 'TODO');
    await show(other.uri);
    await type(other, 'TODO');
    await untilProblems(other.document, [TODO]);
    equal(todosOf(deadly), 1, 'The report is still sent to the server');
    ok(api.statusText !== NOT_CHECKED, 'The other report is not checked either.');

    await vscode.commands.executeCommand('mlopsReport.restartServer');
    await eventually('it is checked again', () => todosOf(deadly) === 3);
  });

  test('a report that was set aside is checked again after it is reopened', async () => {
    const deadly = await openReport();
    await killWith(deadly);
    await untilQuiet();
    await killWith(deadly);
    await untilRunning();
    await eventually('it is set aside', () => api.statusText === NOT_CHECKED);
    ok(await deadly.document.save(), 'The report was not saved.');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await eventually('it is forgotten', () => api.summaryOf(deadly.uri) === null);
    const again = await show(deadly.uri);
    await untilSummary(deadly.uri, 'it is checked again');
    await untilProblems(again.document, [TODO, TODO]);
    ok(api.statusText !== NOT_CHECKED, 'It is still set aside.');
  });

  test('a server that keeps crashing is not restarted, until the user restarts it', async () => {
    const { uri, document } = await openReport();
    api.serverPatience = { ...PATIENCE, firstDelay: SHORT_PATIENCE.firstDelay };
    await closeAll(); // so that no report is blamed
    await eventually('no report is open', () => api.summaryOf(uri) === null);
    for (let death = 1; death <= 5; death++) {
      await signalServer('SIGKILL');
      await eventually('the exit is noticed', () => api.serverState !== 'running');
      if (death < 5) await untilQuiet();
    }
    equal(api.serverState, 'failed');
    equal(await serverPids(), []);
    await show(uri);
    await eventually('the status bar says so', () => api.statusText === NOT_CHECKED);
    await vscode.commands.executeCommand('mlopsReport.restartServer');
    equal(api.serverState, 'running');
    await untilSummary(uri, 'it is checked');
    ok(api.statusText !== NOT_CHECKED, `The message is still shown for ${document.fileName}.`);
  });

  /** Changes a report, and kills the server before it can check the change. */
  async function killWith(report: OpenReport): Promise<void> {
    // The server works in order, so it must have nothing left to do for another report.
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', report.uri);
    await signalServer('SIGSTOP');
    await type(report, 'TODO');
    await signalServer('SIGKILL');
    await eventually('the exit is noticed', () => api.serverState === 'starting');
  }

  async function untilRunning(): Promise<void> {
    await eventually('the server runs again', () => api.serverState === 'running');
  }

  /**
   * Waits until the server that is starting has nothing left to do, so that its next crash is blamed on what is done next. VS Code keeps a
   * report open for minutes after its last editor is closed.
   */
  async function untilQuiet(): Promise<void> {
    const before = openSummaries();
    await untilRunning();
    await eventually('the server knows all reports', () =>
      openSummaries().every(([uri, summary]) =>
        before.every(([known, last]) => known !== uri || last !== summary),
      ),
    );
  }

  function openSummaries(): (readonly [uri: string, summary: ReportSummary])[] {
    return vscode.workspace.textDocuments.flatMap(({ uri }) => {
      const summary = api.summaryOf(uri);
      return summary === null ? [] : [[uri.toString(), summary] as const];
    });
  }
});

suite('Server crashes in a Web Worker', () => {
  teardown(async () => {
    (await extensionApi()).serverPatience = PATIENCE;
    await closeAll();
  });

  test('a worker that ends without a message restarts', async function () {
    if (expectedHost.host !== 'web') this.skip();
    const api = await extensionApi();
    const report = await openReport();
    const worker = await newWorker(() => vscode.commands.executeCommand('mlopsReport.restartServer'));
    equal(api.serverState, 'running');
    await untilSummary(report.uri, 'it is a report');
    worker.terminate();
    api.serverPatience = SHORT_PATIENCE;
    await type(report, 'TODO');
    await eventually('the exit is noticed', () => api.serverState === 'starting');
    api.serverPatience = PATIENCE;
    equal(api.questionsMessage, LAST_RESULT);
    await eventually('the server runs again', () => api.serverState === 'running');
    await untilProblems(report.document, [TODO]);
  });
});

/** The worker that is started during a task. */
async function newWorker(task: () => Thenable<unknown>): Promise<InstanceType<WorkerClass>> {
  const scope = globalThis as unknown as { Worker: WorkerClass };
  const { Worker } = scope;
  const workers: InstanceType<WorkerClass>[] = [];
  scope.Worker = class extends Worker {
    constructor(url: string) {
      super(url);
      workers.push(this);
    }
  };
  try {
    await task();
  } finally {
    scope.Worker = Worker;
  }
  const [worker] = workers;
  ok(worker, 'No worker was started.');
  return worker;
}

/** Sends a signal to the only server; returns its process id. */
async function signalServer(signal: NodeJS.Signals): Promise<number> {
  const [pid, ...others] = await serverPids();
  ok(pid !== undefined && others.length === 0, 'There is not exactly one server.');
  process.kill(pid, signal);
  return pid;
}

/** Adds a paragraph to the first answer that has prose. */
async function type({ document }: OpenReport, text: string): Promise<void> {
  await replace(document, '### Question 6', `${text}\n\n### Question 6`);
}

function todosOf({ document }: OpenReport): number {
  return problemsOf(document).filter(({ code }) => code === 'todo-left').length;
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | null {
  return list.length > 0 ? list : null;
}
