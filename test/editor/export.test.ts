import * as vscode from 'vscode';
import { figurePaths, words } from '../support/makeReport';
import { equal, ok } from './support/assert';
import { disk } from './support/disk';
import { expectedHost } from './support/expectedHost';
import { messagesDuring } from './support/messages';
import { closeAll, extensionApi, openReport } from './support/reports';

/** The smallest GIF. */
const GIF = 'GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;';

suite('Export HTML', () => {
  teardown(closeAll);

  test('saves the page with its figures, from the text in the editor', async () => {
    const report = await openReport();
    for (const figure of figurePaths()) await disk.write(report.beside(figure), GIF);
    await report.editor.edit((edit) => {
      edit.replace(report.document.lineAt(0).range, '# Not saved yet');
    });
    const target = report.beside('README.html');
    const api = await extensionApi();
    equal(await api.savePage(target), true);
    const page = await disk.read(target);
    ok(page.includes('<title>Not saved yet</title>'), 'The page has another title.');
    equal(page.split('src="data:image/gif;base64,').length - 1, figurePaths().length);
    ok(!page.includes('not shown:'), 'An image is missing.');
  });

  test('replaces a symbolic link or an earlier page, but no folder and not the target of the link', async function () {
    if (expectedHost.host !== 'node') this.skip();
    const { lstat, mkdir, readdir, readFile, symlink } = await import('node:fs/promises');
    const report = await openReport();
    const api = await extensionApi();
    const target = report.beside('README.html');
    const outside = report.beside('outside.txt');
    await symlink(outside.fsPath, target.fsPath);
    equal(await api.savePage(target), true);
    equal(await api.savePage(target), true);
    ok((await lstat(target.fsPath)).isFile(), 'The page is a symbolic link.');
    ok((await readFile(target.fsPath, 'utf8')).endsWith('</html>\n'), 'The page is incomplete.');

    const folder = report.beside('folder.html');
    await mkdir(folder.fsPath);
    let isRefused = false;
    await api.savePage(folder).catch(() => (isRefused = true));
    ok(isRefused, 'The folder was replaced.');
    const names = (await readdir(report.beside('.').fsPath)).sort();
    equal(names, ['README.html', 'README.md', 'figures', 'folder.html']);
  });

  test('says in plain words why a page can’t be saved', async () => {
    const report = await openReport();
    const { window } = vscode;
    const { showSaveDialog } = window;
    // A file can't be a folder.
    const target = report.beside('README.md/page.html');
    Object.assign(window, { showSaveDialog: () => Promise.resolve(target) });
    try {
      const [message = '', ...others] = await messagesDuring(() =>
        Promise.resolve(vscode.commands.executeCommand('mlopsReport.exportHtml')),
      );
      equal(others, []);
      ok(/^The report could not be exported: [A-Z][a-z ]+\.(?: [A-Z][a-z ]+\.)?$/.test(message), message);
    } finally {
      Object.assign(window, { showSaveDialog });
    }
  });

  for (const [missing, names] of [
    [3, 'figures/1.png, figures/2.png, figures/3.png'],
    [5, 'figures/1.png, figures/2.png, figures/3.png and 2 more'],
  ] as const) {
    test(`names ${missing} images that are missing in the page`, async () => {
      const images = Array.from({ length: missing }, (_, index) => `![An image](figures/${index + 1}.png)`);
      const report = await openReport({ answers: { 4: `${words(150)}\n\n${images.join('\n\n')}` } });
      for (const figure of figurePaths()) await disk.write(report.beside(figure), GIF);
      const { window } = vscode;
      const { showSaveDialog } = window;
      const target = report.beside('README.html');
      Object.assign(window, { showSaveDialog: () => Promise.resolve(target) });
      try {
        const messages = await messagesDuring(() =>
          Promise.resolve(vscode.commands.executeCommand('mlopsReport.exportHtml')),
        );
        const place = vscode.workspace.asRelativePath(target);
        equal(messages, [`Saved as ${place}, but without these images: ${names}. The page says why.`]);
      } finally {
        Object.assign(window, { showSaveDialog });
      }
    });
  }

  test('has its commands', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const command of ['mlopsReport.exportHtml', 'mlopsReport.turnOffHandInHints'])
      ok(commands.includes(command), `${command} is not registered.`);
  });
});
