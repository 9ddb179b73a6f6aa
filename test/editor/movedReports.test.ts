import * as vscode from 'vscode';
import { equal, ok } from './support/assert';
import { disk } from './support/disk';
import { messagesDuring } from './support/messages';
import { closeAll, freshUri, openReport, openText, untilSummary } from './support/reports';
import { eventually } from '../support/eventually';
import { makeReport } from '../support/makeReport';

const WARNING = 'The course expects the report at reports/README.md. Elsewhere it may not be found.';

suite('Moved reports', () => {
  teardown(closeAll);

  test('are warned about when their folder is renamed, and put back with figures and editor', async () => {
    const { uri, document, beside } = await openReport();
    const text = document.getText();
    const messages = await messagesDuring(
      async (shown) => {
        await rename(beside('.'), beside('../report'));
        await eventually('the warning', () => shown.length > 0);
        await eventually('the folder has its name again', () => exists(uri));
        await untilSummary(uri, 'it is open at its old place');
      },
      ['Undo'],
    );
    equal(messages, [WARNING]);
    ok(await exists(beside('figures/q20.png')), 'A figure is missing.');
    equal(await disk.read(uri), text);
  });

  test('are warned about when the file is renamed, also when it is closed', async () => {
    await openText(makeReport());
    const uri = freshUri('reports/README.md');
    await disk.write(uri, makeReport());
    const messages = await messagesDuring(async (shown) => {
      await rename(uri, vscode.Uri.joinPath(uri, '../answers.md'));
      await eventually('the warning', () => shown.length > 0);
    });
    equal(messages, [WARNING]);
  });

  test('are not warned about when nothing of their place changes, or it gets better', async () => {
    await openText(makeReport());
    const [moved, another, better, other] = [1, 2, 3, 4].map(() => freshUri('project'));
    ok(moved && another && better && other, 'Four folders.');
    const inside = (folder: vscode.Uri, path: string): vscode.Uri => vscode.Uri.joinPath(folder, path);
    await disk.write(inside(moved, 'reports/README.md'), makeReport());
    await disk.write(inside(another, 'reports/README.md'), makeReport({ course: [{}, {}] }));
    await disk.write(inside(better, 'docs/reports/README.md'), makeReport());
    await disk.write(inside(other, 'reports/README.md'), makeReport());
    await disk.write(inside(other, 'reports/figures/a.png'), 'picture');
    const messages = await messagesDuring(async (shown) => {
      // With its project, of another course, out of a folder too deep, and another folder.
      await rename(moved, inside(moved, '../renamed'));
      await rename(inside(another, 'reports'), inside(another, 'texts'));
      await rename(inside(better, 'docs/reports'), inside(better, 'reports'));
      await rename(inside(other, 'reports/figures'), inside(other, 'reports/images'));
      equal(shown, []);
      // What is warned about comes last, so that the others have had their time.
      await rename(inside(other, 'reports'), inside(other, 'docs/reports'));
      await eventually('the warning', () => shown.length > 0);
    });
    equal(messages, [WARNING]);
  });
});

/** Renames a file or folder as the Explorer does. */
async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to);
  ok(await vscode.workspace.applyEdit(edit), `${from.path} could not be renamed.`);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
