import * as vscode from 'vscode';
import { equal, ok } from './support/assert';
import { closeAll, extensionApi, openReport } from './support/reports';
import { eventually } from '../support/eventually';
import { until } from './support/until';

suite('Preview', () => {
  teardown(closeAll);

  test('opens beside the report, once, and leaves the focus where it is', async () => {
    const { uri, editor } = await openReport();
    const api = await extensionApi();
    await eventually('the report is the active one', () => api.activeReport?.toString() === uri.toString());
    await vscode.commands.executeCommand('mlopsReport.openPreview');
    const tab = await until(
      'the preview is open',
      [vscode.window.tabGroups.onDidChangeTabs],
      () => previews()[0],
    );
    ok(tab.group.viewColumn !== editor.viewColumn, 'It is not beside the report.');
    equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    await vscode.commands.executeCommand('mlopsReport.openPreview');
    equal(previews().length, 1);
  });
});

function previews(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('mlopsReport.preview'),
    );
}
