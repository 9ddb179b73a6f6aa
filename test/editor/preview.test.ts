import * as vscode from 'vscode';
import type { ExtensionApi } from '../../client/src/api';
import { resourceRoots } from '../../client/src/preview/page';
import type { Preview } from '../../client/src/preview/preview';
import { eventually } from '../support/eventually';
import { equal, ok } from './support/assert';
import { disk } from './support/disk';
import { closeAll, extensionApi, openReport, openText, show, type OpenReport } from './support/reports';
import { makeReport } from '../support/makeReport';
import { until } from './support/until';

const TASKS = '- [ ] Paint the wall\n- [x] Count the houses';

suite('Preview', () => {
  let api: ExtensionApi;

  suiteSetup(async () => {
    api = await extensionApi();
  });
  teardown(closeAll);

  test('opens beside the report, once, and keeps the focus', async () => {
    const report = await openReport();
    await openPreview(report);
    const { tabGroups } = vscode.window;
    const tab = await until(
      'the preview has its tab',
      [tabGroups.onDidChangeTabs, tabGroups.onDidChangeTabGroups],
      () => previewTabs()[0],
    );
    ok(tab.group.viewColumn !== report.editor.viewColumn, 'It is not beside the report.');
    equal(vscode.window.activeTextEditor?.document.uri.toString(), report.uri.toString());
    await vscode.commands.executeCommand('mlopsReport.openPreview');
    equal(previewTabs().length, 1);
  });

  test('never covers the text: a preview in front of it moves aside', async () => {
    const report = await openReport();
    const { panel } = await openPreview(report);
    panel.reveal(report.editor.viewColumn);
    await eventually('it is in front of the text', () => panel.viewColumn === vscode.ViewColumn.One);
    await vscode.commands.executeCommand('mlopsReport.openPreview');
    await eventually('it is beside the text', () => panel.viewColumn !== vscode.ViewColumn.One);
    equal(previewTabs().length, 1);
  });

  suite('follows the report', () => {
    test('that has the focus, until it is locked to one', async () => {
      const first = await openReport();
      const preview = await openPreview(first);
      await untilTitle(preview, /^Report Page(?:: .+)?$/u);
      const second = await openReport();
      await untilShows(preview, second.uri);

      await focus(preview);
      await vscode.commands.executeCommand('mlopsReport.lockPreview');
      equal(preview.isLocked, true);
      // Now that there are two, it says whose it is.
      await untilTitle(preview, new RegExp(`^\\[Report Page: ${ownerOf(second)}\\]$`, 'u'));
      await show(first.uri);
      await untilActive(first.uri);
      equal(preview.uri.toString(), second.uri.toString());
    });

    test('again when it is unlocked, and replaces the one that already follows', async () => {
      const first = await openReport();
      const locked = await openPreview(first);
      await focus(locked);
      await vscode.commands.executeCommand('mlopsReport.lockPreview');
      const second = await openReport();
      const follower = await openPreview(second);
      ok(follower !== locked, 'The locked preview was taken for another report.');
      equal(
        api.previews.map(({ isLocked }) => isLocked),
        [true, false],
      );

      await vscode.commands.executeCommand('mlopsReport.openPreview');
      equal(api.previews.length, 2);
      await focus(locked);
      await vscode.commands.executeCommand('mlopsReport.unlockPreview');
      await eventually('one preview is left', () => api.previews.length === 1);
      ok(api.previews[0] === locked, 'The wrong preview is left.');
      await show(second.uri);
      await untilShows(locked, second.uri);
    });

    test('and shows each report it is locked to once', async () => {
      const reports = [await openReport(), await openReport()];
      for (const report of reports) {
        await show(report.uri);
        await focus(await openPreview(report));
        await vscode.commands.executeCommand('mlopsReport.lockPreview');
      }
      equal(api.previews.length, 2);
      for (const { uri } of reports) {
        await show(uri);
        await untilActive(uri);
        await vscode.commands.executeCommand('mlopsReport.openPreview');
      }
      equal(
        api.previews.map((preview) => preview.uri.toString()),
        reports.map(({ uri }) => uri.toString()),
      );
    });

    test('with the page that each report was last shown as', async () => {
      const first = await openReport();
      const preview = await openPreview(first);
      await focus(preview);
      await vscode.commands.executeCommand('mlopsReport.showHandInFace');
      await untilTitle(preview, /^Hand-in Page(?:: .+)?$/u);
      const second = await openReport();
      await untilShows(preview, second.uri);
      await untilTitle(preview, new RegExp(`^Report Page: ${ownerOf(second)}$`, 'u'));
      await show(first.uri);
      await untilShows(preview, first.uri);
      await untilTitle(preview, new RegExp(`^Hand-in Page: ${ownerOf(first)}$`, 'u'));
      preview.panel.dispose();
      const another = await openPreview(first);
      await untilTitle(another, new RegExp(`^Hand-in Page: ${ownerOf(first)}$`, 'u'));
    });

    test('that is renamed, alone or with its folder, locked or not', async () => {
      const report = await openReport();
      const preview = await openPreview(report);
      const renamed = report.beside('answers.md');
      await rename(report.uri, renamed);
      await untilShows(preview, renamed);
      await untilTitle(preview, /^Report Page(?:: (?:.*\/)?answers\.md)?$/u);

      preview.setLocked(true);
      const folder = vscode.Uri.joinPath(renamed, '..');
      const moved = vscode.Uri.joinPath(folder, '..', 'hand-in');
      await rename(folder, moved);
      await untilShows(preview, vscode.Uri.joinPath(moved, 'answers.md'));
      await untilTitle(preview, /^\[Report Page(?:: (?:.*\/)?answers\.md)?\]$/u);
    });
  });

  suite('ticks a box', () => {
    test('of the checklist in the file, as one undo step that changes nothing else', async () => {
      const { document, preview, line } = await withTasks('* [ ] Build on every push');
      const before = document.getText();
      await tick(preview, document, line, true);
      const lines = before.split('\n');
      lines[line] = (lines[line] ?? '').replace('[ ]', '[x]');
      equal(document.getText() === lines.join('\n'), true, 'The text differs by more than the ticked box.');
      await show(document.uri);
      await vscode.commands.executeCommand('undo');
      equal(document.getText() === before, true, 'One undo does not undo one tick.');
    });

    test('of a task list in an answer, and clears it', async () => {
      const { document, preview, line } = await withTasks('- [ ] Paint the wall');
      await tick(preview, document, line, true);
      equal(document.lineAt(line).text, '- [x] Paint the wall');
      await tick(preview, document, line + 1, false);
      equal(document.lineAt(line + 1).text, '- [ ] Count the houses');
      await tick(preview, document, line, false);
      equal(document.lineAt(line).text, '- [ ] Paint the wall');
    });

    test('and keeps the focus and the cursor', async () => {
      const { document, preview, line } = await withTasks('- [ ] Paint the wall');
      const editor = await show(document.uri);
      editor.selection = new vscode.Selection(1, 0, 1, 0);
      await focus(preview);
      await tick(preview, document, line, true);
      equal(document.lineAt(line).text, '- [x] Paint the wall');
      equal([preview.panel.active, editor.selection.active.line], [true, 1]);
    });

    test('of a report that no editor shows', async () => {
      const { document, preview, line } = await withTasks('- [ ] Paint the wall');
      preview.setLocked(true);
      await show(document.uri);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      const again = await vscode.workspace.openTextDocument(document.uri);
      await tick(preview, again, line, true);
      equal(again.lineAt(line).text, '- [x] Paint the wall');
    });

    test('only in the version that the page shows', async () => {
      const { document, preview, line } = await withTasks('- [ ] Paint the wall');
      const text = document.getText();
      for (const tries of [0, 4])
        await preview.receive({
          type: 'tick',
          box: 0,
          version: document.version + 1,
          line,
          done: true,
          tries,
        });
      equal(document.getText() === text, true, 'The text has changed.');
    });

    test('only if there is a task with another state', async () => {
      const { document, preview, line } = await withTasks('- [ ] Paint the wall');
      const text = document.getText();
      await tick(preview, document, line, false);
      await tick(preview, document, line + 1, true);
      await tick(preview, document, line + 2, true);
      await tick(preview, document, 0, true);
      equal(document.getText() === text, true, 'The text has changed.');
    });

    test('never in a read-only file', async () => {
      const { document, preview, line } = await withTasks('- [ ] Paint the wall');
      await show(document.uri);
      await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
      const text = document.getText();
      await tick(preview, document, line, true);
      equal([document.getText() === text, document.isDirty], [true, false]);
    });
  });

  test('goes to the source on a double click, unless the setting says otherwise', async () => {
    const report = await openReport();
    const preview = await openPreview(report);
    const settings = vscode.workspace.getConfiguration('markdown.preview');
    const activeLine = (): number | undefined => vscode.window.activeTextEditor?.selection.active.line;
    await settings.update('doubleClickToSwitchToEditor', false, true);
    try {
      await preview.receive({ type: 'doubleClicked', line: 7.5 });
      equal(activeLine(), 0);
    } finally {
      await settings.update('doubleClickToSwitchToEditor', undefined, true);
    }
    await preview.receive({ type: 'doubleClicked', line: 7.5 });
    await eventually('the cursor is at the source', () => activeLine() === 7);
    await preview.receive({ type: 'openSource', line: 2, character: 3 });
    await eventually('the cursor is at the problem', () => {
      const active = vscode.window.activeTextEditor?.selection.active;
      return active?.line === 2 && active.character === 3;
    });
  });

  test('ignores messages that its page does not send', async () => {
    const { document, preview, line } = await withTasks('- [ ] Paint the wall');
    const before = [document.getText(), vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length];
    const { version } = document;
    const hostile: readonly unknown[] = [
      undefined,
      'tick',
      { type: 'tick', box: 0, version, line: String(line), done: true, tries: 0 },
      { type: 'tick', box: 0, version, line, done: 1, tries: 0 },
      { type: 'command', command: 'workbench.action.closeAllEditors' },
      { type: 'openLink', href: 'command:workbench.action.closeAllEditors' },
      { type: 'openLink', href: 'vscode://mlops-report/anything' },
      { type: 'openLink', href: 'file:///etc/passwd' },
      { type: 'openLink', href: '../../../../../../etc/passwd' },
      { type: 'openLink', href: '\\\\server\\share' },
    ];
    for (const message of hostile) await preview.receive(message);
    equal([document.getText(), vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length], before);
  });

  test('may load only from its own folders and the workspace', () => {
    const extension = vscode.Uri.parse('file:///extension');
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    ok(root, 'No folder is open.');
    const roots = (report: vscode.Uri): string[] => resourceRoots(extension, report).map(String);
    const own = ['file:///extension/dist/webview', 'file:///extension/media'];
    equal(roots(vscode.Uri.joinPath(root, 'a/reports/README.md')), [
      ...own,
      vscode.Uri.joinPath(root, 'a/reports').toString(),
      root.toString(),
    ]);
    equal(roots(vscode.Uri.parse('other:/a/b/README.md')), [...own, 'other:/a/b']);
    equal(roots(vscode.Uri.parse('untitled:Untitled-1')), own);
  });

  test('is saved for a browser in place of an older page, and deletes the pages of yesterday', async () => {
    const report = await openReport();
    const storage = report.beside('storage');
    const folder = vscode.Uri.joinPath(storage, 'pages');
    const names = async (): Promise<string[]> =>
      (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
    const now = Date.now();
    const first = await api.savePageFor(report.uri, storage, now);
    const again = await api.savePageFor(report.uri, storage, now);
    ok(first && again, 'There is no page.');
    equal(first.toString(), again.toString());
    ok(/\/storage\/pages\/README-[0-9a-f]{16}\.html$/.test(first.path), first.path);
    ok((await disk.read(first)).startsWith('<!DOCTYPE html>'), 'The file is not a page.');
    equal((await names()).length, 1);

    const other = await openReport();
    await api.savePageFor(other.uri, storage, now);
    equal((await names()).length, 2);
    const tomorrow = now + 25 * 60 * 60 * 1000;
    const left = await api.savePageFor(other.uri, storage, tomorrow);
    equal(await names(), [left?.path.slice(folder.path.length + 1)]);
  });

  /** Opens a report with task lists, and its preview; `line` finds the line of a text. */
  async function withTasks(
    text: string,
  ): Promise<{ document: vscode.TextDocument; preview: Preview; line: number }> {
    const report = await openText(makeReport({ answers: { 3: TASKS } }));
    const preview = await openPreview(report);
    const line = report.document
      .getText()
      .split('\n')
      .findIndex((one) => one.startsWith(text));
    ok(line >= 0, `The report does not contain ${text}`);
    return { document: report.document, preview, line };
  }

  async function openPreview({ uri }: OpenReport): Promise<Preview> {
    await untilActive(uri);
    await vscode.commands.executeCommand('mlopsReport.openPreview');
    const preview = await until('the preview is open', [vscode.window.tabGroups.onDidChangeTabs], () =>
      api.previews.find((one) => one.uri.toString() === uri.toString()),
    );
    // As the page does when its script starts.
    await preview.receive({ type: 'ready' });
    return preview;
  }

  async function untilActive(uri: vscode.Uri): Promise<void> {
    await eventually('the report is the active one', () => api.activeReport?.toString() === uri.toString());
  }

  async function untilShows(preview: Preview, uri: vscode.Uri): Promise<void> {
    await eventually(`${uri.path} is shown`, () => preview.uri.toString() === uri.toString());
  }

  /** The name of the folder that holds a report's `reports`. */
  function ownerOf({ uri }: OpenReport): string {
    return uri.path.split('/').at(-3) ?? '';
  }

  /** Other tests may have left reports open, so that the title says whose this one is. */
  async function untilTitle({ panel }: Preview, title: RegExp): Promise<void> {
    await eventually(`the title is ${String(title)}`, () => title.test(panel.title));
  }

  async function focus({ panel }: Preview): Promise<void> {
    panel.reveal();
    await until('the preview has the focus', [panel.onDidChangeViewState], () => panel.active);
  }

  async function tick(
    preview: Preview,
    { version }: vscode.TextDocument,
    line: number,
    done: boolean,
  ): Promise<void> {
    await preview.receive({ type: 'tick', box: 0, version, line, done, tries: 0 });
  }
});

async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to);
  ok(await vscode.workspace.applyEdit(edit), `${from.path} was not renamed.`);
}

function previewTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('mlopsReport.preview'),
    );
}
