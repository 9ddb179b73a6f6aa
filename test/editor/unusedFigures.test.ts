import * as vscode from 'vscode';
import { equal, ok } from './support/assert';
import { disk } from './support/disk';
import { messagesDuring } from './support/messages';
import { closeAll, openReport, PICTURE, type OpenReport } from './support/reports';
import { until } from './support/until';
import { expectedHost } from './support/expectedHost';

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

  // VS Code's server has no trash, so it is asked again there; the virtual file system can't be searched.
  const testOnDisk = expectedHost.host === 'node' ? test : test.skip;

  testOnDisk('are deleted, but none that a Markdown file of the workspace names', async () => {
    const report = await openReport();
    const { beside } = report;
    const named = ['named (in).png', 'Named-Äbove.jpg', 'in-code.png', 'typed.png'];
    for (const name of [...named, 'left-1.png', 'more/left-2.gif'])
      await disk.write(beside(`figures/${name}`), PICTURE);
    await disk.write(beside('../docs/NOTES.MD'), '<img src="../reports/figures/named%20(in).png">\n');
    await disk.write(beside('../notes.markdown'), '![A][a]\n\n[a]: reports/figures/named-%C3%84bove.jpg\n');
    await disk.write(beside('../page.qmd'), '```\nshow(figures/in-code.png)\n```\n');
    const note = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: 'Look at figures/typed.png',
    });
    const messages = await messagesDuring(() => deleteAll(report), ['Move to Trash', 'Delete Permanently']);
    equal(messages, [
      'Move these 2 figures to the trash?',
      '2 figures can’t be moved to the trash here. Delete them permanently?',
    ]);
    for (const name of named) ok(await exists(beside(`figures/${name}`)), `${name} was deleted.`);
    ok(!(await exists(beside('figures/left-1.png'))), 'left-1.png is still there.');
    ok(!(await exists(beside('figures/more/left-2.gif'))), 'left-2.gif is still there.');
    ok(note.getText() !== '', 'The note is still open.');
  });

  testOnDisk('are kept when Markdown files name all of them, or the question is not answered', async () => {
    const report = await openReport();
    const { beside } = report;
    await disk.write(beside('figures/kept.png'), PICTURE);
    equal(await messagesDuring(() => deleteAll(report)), ['Move figures/kept.png to the trash?']);
    ok(await exists(beside('figures/kept.png')), 'It was deleted without an answer.');
    await disk.write(beside('other.md'), '![A](figures/kept.png)');
    const messages = await messagesDuring(() => deleteAll(report), ['Move to Trash', 'Delete Permanently']);
    const by = vscode.workspace.asRelativePath(beside('other.md'));
    equal(messages, [`figures/kept.png stays, because ${by} names it.`]);
    ok(await exists(beside('figures/kept.png')), 'It was deleted.');
  });
});

/** Lists the unused figures and presses the button that deletes all, as soon as it is there. */
async function deleteAll({ uri }: OpenReport): Promise<void> {
  equal(vscode.window.activeTextEditor?.document.uri.path, uri.path);
  const { createQuickPick } = vscode.window;
  Object.assign(vscode.window, { createQuickPick: () => pressedWhenShown(createQuickPick()) });
  try {
    await vscode.commands.executeCommand('mlopsReport.unusedFigures');
  } finally {
    Object.assign(vscode.window, { createQuickPick });
  }
}

/** A picker whose first button is pressed as soon as it is shown. */
function pressedWhenShown(picker: vscode.QuickPick<vscode.QuickPickItem>): typeof picker {
  let press: (button: vscode.QuickInputButton) => unknown = () => undefined;
  const own: Readonly<Record<string, unknown>> = {
    onDidTriggerButton: (listener: typeof press) => {
      press = listener;
      return new vscode.Disposable(() => undefined);
    },
    show: () => {
      picker.show();
      const [button] = picker.buttons;
      ok(button, 'There is no button.');
      press(button);
    },
  };
  return new Proxy(picker, {
    get: (target, key) => {
      const value: unknown = own[String(key)] ?? Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
    set: (target, key, value) => Reflect.set(target, key, value, target),
  });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** Fires a few times a second. */
function everyMoment(listener: (event: unknown) => void): vscode.Disposable {
  const timer = setInterval(listener, 200);
  return new vscode.Disposable(() => {
    clearInterval(timer);
  });
}
