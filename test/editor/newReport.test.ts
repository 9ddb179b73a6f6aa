import * as vscode from 'vscode';
import { checkFolder, checkSize } from '../../client/src/commands/newReport';
import { makeTemplate, placeholderOf } from '../../common/template';
import { eventually } from '../support/eventually';
import { equal, ok } from './support/assert';
import { disk } from './support/disk';
import { closeAll, freshUri, untilSummary } from './support/reports';

suite('A new report', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await closeAll();
  });

  test('is created if there is none, with its folder for figures, and opened at its first answer', async () => {
    const reports = vscode.Uri.joinPath(root(), 'reports');
    const away = vscode.Uri.joinPath(root(), 'reports-away');
    await disk.rename(reports, away);
    try {
      const making = vscode.commands.executeCommand('mlopsReport.newReport');
      const editor = await eventually('the report is open', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        const active = vscode.window.activeTextEditor;
        return active?.document.uri.path.endsWith('/reports/README.md') === true && active;
      });
      await making;
      const { document } = editor;
      equal(document.getText(editor.selection), placeholderOf(1), 'The first answer is not selected.');
      equal(await disk.read(document.uri), makeTemplate(31));
      equal(await disk.read(vscode.Uri.joinPath(reports, 'figures/.gitkeep')), '');
      const { questions, verdict } = await untilSummary(document.uri, 'it is a report');
      equal([questions.length, verdict.isAccepted], [31, true]);
      await closeAll();
    } finally {
      await disk.remove(reports);
      await disk.rename(away, reports);
    }
  });

  test('never replaces another one', async () => {
    const report = freshUri('reports/README.md');
    await disk.write(report, 'Precious');
    const folder = vscode.Uri.joinPath(report, '../..');
    const name = vscode.workspace.asRelativePath(report);
    equal(await checkFolder(folder, 'reports'), `${name} already exists. Choose another folder.`);
    equal(await checkFolder(folder, ' reports/ '), `${name} already exists. Choose another folder.`);
    equal(await checkFolder(folder, 'other/place'), undefined);
  });

  test('is created inside the workspace folder', async () => {
    for (const path of ['..', 'a/../../b', '/etc', 'C:\\reports', 'a//b', 'what?']) {
      const message = await checkFolder(root(), path);
      ok(message?.startsWith('Type the path of a folder in'), `${path} is accepted.`);
    }
  });

  test('has 1 to 100 questions', () => {
    for (const text of ['', '0', '101', '-3', '4.5', 'many', '1e1'])
      equal(checkSize(text)?.severity, vscode.InputBoxValidationSeverity.Error, text);
    for (const text of ['1', '12', ' 31 ', '27', '100']) equal(checkSize(text), undefined, text);
    for (const text of ['20', '26', '28', '30'])
      equal(checkSize(text)?.severity, vscode.InputBoxValidationSeverity.Warning, text);
  });

  test('is offered if no report is found', async () => {
    const { window } = vscode;
    const { showInformationMessage, showInputBox } = window;
    const settings = vscode.workspace.getConfiguration('mlopsReport');
    const titles: (string | undefined)[] = [];
    await settings.update('files', ['**/nothing.md'], vscode.ConfigurationTarget.Workspace);
    Object.assign(window, {
      showInformationMessage: (_text: string, ...offers: string[]) =>
        Promise.resolve(offers.find((offer) => offer === 'New Report…')),
      showInputBox: ({ title }: vscode.InputBoxOptions) => {
        titles.push(title);
        return Promise.resolve(undefined);
      },
    });
    try {
      await vscode.commands.executeCommand('mlopsReport.openReport');
    } finally {
      Object.assign(window, { showInformationMessage, showInputBox });
      await settings.update('files', undefined, vscode.ConfigurationTarget.Workspace);
    }
    equal(titles, ['New Report (1/2)']);
  });

  function root(): vscode.Uri {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(folder, 'No folder is open.');
    return folder;
  }
});
