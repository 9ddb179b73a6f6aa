import * as vscode from 'vscode';
import { equal, ok } from './support/assert';
import { disk } from './support/disk';
import { closeAll, freshUri, openReport, openText, PICTURE, show, untilProblems } from './support/reports';
import { until } from './support/until';
import { makeReport } from '../support/makeReport';

suite('Renaming figures', () => {
  teardown(closeAll);

  test('updates an open report, and encodes the new name', async () => {
    const { document, beside } = await openReport();
    await rename(beside('figures/q20.png'), beside('figures/at the end.png'));
    await untilText(document, 'figures/at%20the%20end.png');
    await untilProblems(document, []);
  });

  test('updates all figures of a folder', async () => {
    const { document, beside } = await openReport();
    await rename(beside('figures'), beside('pictures'));
    await untilText(document, '(pictures/q20.png)');
    ok(!document.getText().includes('(figures/'), 'A figure was not updated.');
  });

  test('updates once if Markdown updates links too', async () => {
    const setting = vscode.workspace.getConfiguration('markdown.updateLinksOnFileMove');
    await setting.update('enabled', 'always', vscode.ConfigurationTarget.Global);
    try {
      const { document, beside } = await openReport();
      await rename(beside('figures/q20.png'), beside('figures/other.png'));
      await untilText(document, '(figures/other.png)');
      await untilProblems(document, []);
    } finally {
      await setting.update('enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test('updates a report that is not open', async () => {
    const uri = freshUri('reports/README.md');
    const beside = (path: string): vscode.Uri => vscode.Uri.joinPath(uri, '..', path);
    const text = makeReport();
    await disk.write(uri, text);
    await disk.write(beside('figures/q20.png'), PICTURE);
    // Another report is open, so that the extension is active.
    const other = await openText(makeReport());
    const otherText = other.document.getText();
    await rename(beside('figures/q20.png'), beside('figures/moved.png'));
    const { document } = await show(uri);
    equal(document.getText(), text.replace('(figures/q20.png)', '(figures/moved.png)'));
    equal(other.document.getText(), otherText);
  });
});

/** Renames a file or folder as the Explorer does. */
async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to);
  ok(await vscode.workspace.applyEdit(edit), `${from.path} could not be renamed.`);
}

async function untilText(document: vscode.TextDocument, text: string): Promise<void> {
  await until(`the report holds ${text}`, [vscode.workspace.onDidChangeTextDocument], () =>
    document.getText().includes(text),
  );
}
