import * as vscode from 'vscode';
import { figurePaths, makeReport } from '../support/makeReport';
import { eventually } from '../support/eventually';
import { equal } from './support/assert';
import { disk } from './support/disk';
import { messagesDuring } from './support/messages';
import { closeAll, openReport, openText, PICTURE, untilProblems } from './support/reports';

suite('Figures', () => {
  teardown(closeAll);

  test('update the problems when they are deleted, created or renamed', async () => {
    const { document, beside } = await openReport();
    const figure = beside('figures/q20.png');
    const missing = { code: 'figure-missing', text: 'figures/q20.png' };
    await untilProblems(document, []);
    await disk.remove(figure);
    await untilProblems(document, [missing]);
    await disk.write(figure, PICTURE);
    await untilProblems(document, []);
    await disk.rename(figure, beside('figures/other.png'));
    await untilProblems(document, [missing]);
    await disk.rename(beside('figures/other.png'), figure);
    await untilProblems(document, []);
  });

  test('update the problems when their folder is renamed', async () => {
    const { document, beside } = await openReport();
    await disk.rename(beside('figures'), beside('away'));
    // They share one cause, so they are one problem.
    await untilProblems(document, [{ code: 'figure-missing', text: 'figures/q14.png' }]);
    await disk.rename(beside('away'), beside('figures'));
    await untilProblems(document, []);
  });

  test('update the problems when the editor creates or deletes them in an unwatched folder', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('watcherExclude', { '**/unwatched/**': true }, vscode.ConfigurationTarget.Global);
    try {
      const { document, beside } = await openText(makeReport(), {
        path: 'unwatched/reports/README.md',
        figures: figurePaths().filter((path) => path !== 'figures/q20.png'),
      });
      const missing = { code: 'figure-missing', text: 'figures/q20.png' };
      await untilProblems(document, [missing]);
      const make = new vscode.WorkspaceEdit();
      make.createFile(beside('figures/q20.png'), { contents: PICTURE });
      await vscode.workspace.applyEdit(make);
      await untilProblems(document, []);
      const remove = new vscode.WorkspaceEdit();
      remove.deleteFile(beside('figures/q20.png'));
      await vscode.workspace.applyEdit(remove);
      await untilProblems(document, [missing]);
    } finally {
      await files.update('watcherExclude', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test('that are large say so once when they come, and as a problem where they are shown', async () => {
    const { document, beside } = await openReport();
    const figure = beside('figures/q20.png');
    await disk.remove(figure);
    await untilProblems(document, [{ code: 'figure-missing', text: 'figures/q20.png' }]);
    const messages = await messagesDuring(async (shown) => {
      const make = new vscode.WorkspaceEdit();
      const contents = new Uint8Array(2_100_000);
      contents.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      make.createFile(figure, { contents });
      make.createFile(beside('figures/small.png'), { contents: contents.subarray(0, 100) });
      make.createFile(beside('figures/notes.txt'), { contents });
      make.createFile(beside('elsewhere.png'), { contents });
      await vscode.workspace.applyEdit(make);
      await eventually('the message', () => shown.length > 0);
      await untilProblems(document, [{ code: 'figure-large', text: 'figures/q20.png' }]);
    });
    equal(messages, ['q20.png is 2.1 MB. Make it smaller than 2 MB so that pages open quickly.']);
  });

  test('are reported differently if only their case is wrong', async () => {
    const { document, beside } = await openReport();
    await disk.rename(beside('figures/q20.png'), beside('figures/Q20.png'));
    await untilProblems(document, [{ code: 'figure-case', text: 'figures/q20.png' }]);
  });
});
