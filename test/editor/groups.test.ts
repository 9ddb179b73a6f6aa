import * as vscode from 'vscode';
import { eventually } from '../support/eventually';
import { makeReport } from '../support/makeReport';
import { equal, ok } from './support/assert';
import { disk } from './support/disk';
import { closeAll, extension } from './support/reports';
import { expectedHost } from './support/expectedHost';

suite('Groups', () => {
  teardown(closeAll);

  test('are shown in one panel, which is used again', async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(root, 'No folder is open.');
    await disk.write(vscode.Uri.joinPath(root, 'group_1/reports/README.md'), makeReport());
    await extension().activate();
    await vscode.commands.executeCommand('mlopsReport.showGroups');
    await eventually('the panel is open', () => panels().length === 1);
    await vscode.commands.executeCommand('mlopsReport.showGroups');
    equal(panels().length, 1);
    await disk.remove(vscode.Uri.joinPath(root, 'group_1'));
  });
});

suite('The task', () => {
  test('checks the reports of a folder, and is offered only on Node', async () => {
    await extension().activate();
    const tasks = await vscode.tasks.fetchTasks({ type: 'mlops-report' });
    if (expectedHost.host !== 'node') {
      equal(tasks.length, 0);
      return;
    }
    const [task] = tasks;
    ok(task, 'There is no task.');
    equal([task.source, task.name, task.problemMatchers], ['MLOps Report', 'check', ['$mlops-report']]);
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(root, 'No folder is open.');
    const folder = vscode.Uri.joinPath(root, 'for-the-task');
    await disk.write(
      vscode.Uri.joinPath(folder, 'reports/README.md'),
      makeReport({ answers: { 5: 'Short.' } }),
    );
    const ended = new Promise<number | undefined>((resolve) => {
      const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.definition.type !== 'mlops-report') return;
        listener.dispose();
        resolve(exitCode);
      });
    });
    await vscode.tasks.executeTask(task);
    equal(await ended, 1);
    await disk.remove(folder);
    // The terminal takes room from the editors of other tests.
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});

function panels(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('mlopsReport.groups'),
    );
}
