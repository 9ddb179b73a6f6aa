import * as vscode from 'vscode';
import { disk } from './support/disk';
import { closeAll, openReport, PICTURE } from './support/reports';
import { until } from './support/until';

suite('Unused figures', () => {
  teardown(closeAll);

  test('are inserted at the cursor when they are picked', async () => {
    const { document, editor, beside } = await openReport();
    await disk.write(beside('figures/left (over).png'), PICTURE);
    const answer = document.getText().indexOf('![A drawing of topic 20]');
    editor.selection = new vscode.Selection(document.positionAt(answer), document.positionAt(answer));
    const isInserted = (): boolean => document.getText().includes('](figures/left%20%28over%29.png)');
    const listed = vscode.commands.executeCommand('mlopsReport.unusedFigures');
    // Tests can't see the list; accepting does nothing before it is shown.
    await until(
      'the figure is inserted',
      [vscode.workspace.onDidChangeTextDocument, everyMoment],
      () =>
        isInserted() ||
        (void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'), false),
    );
    await listed;
  });
});

/** Fires a few times a second. */
function everyMoment(listener: (event: unknown) => void): vscode.Disposable {
  const timer = setInterval(listener, 200);
  return new vscode.Disposable(() => {
    clearInterval(timer);
  });
}
