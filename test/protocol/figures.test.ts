import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver-protocol/node';
import { VSCODE } from '../support/languageClient';
import { png } from '../support/pictures';
import { rangeAt } from '../support/ranges';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';
import { STREET_REPORT } from '../support/streetReport';

const CREATED = 1;
const DELETED = 3;

/** A report whose second answer shows a figure. */
const WITH_FIGURE = STREET_REPORT.replace('Nobody we know.', 'Look: ![The street](figures/street.png)');
const FIGURE_LINE = 24;

test('a missing figure is reported at once', async (t) => {
  const { report } = await makeFolder(t, 'reports/README.md', 'reports/figures/other.png');
  const server = await startServerProcess(t);
  await server.open(report, WITH_FIGURE);
  const { version, diagnostics } = await server.diagnostics.next();
  assert.equal(version, 1);
  const missing = diagnostics.filter(({ code }) => code === 'figure-missing');
  assert.deepEqual(
    missing.map(({ range, severity, data }) => ({ range, severity, data: data as unknown })),
    [{ range: rangeAt(FIGURE_LINE, 20, FIGURE_LINE, 38), severity: 1, data: { question: 2 } }],
  );
});

test('an existing figure is no problem', async (t) => {
  const { report } = await makeFolder(t, 'reports/README.md', 'reports/figures/street.png');
  const server = await startServerProcess(t);
  await server.open(report, WITH_FIGURE);
  await server.watched.next();
  assert.deepEqual(await figureCodes(server), []);
  await server.change(report, 2, { range: rangeAt(0, 0, 0, 0), text: 'A ' });
  assert.deepEqual(await figureCodes(server), []);
});

test('the folders of a report and their parents are watched', async (t) => {
  const { report, uri } = await makeFolder(t, 'reports/README.md', 'reports/figures/deep/a.png', 'img/b.png');
  const server = await startServerProcess(t, { workspaceFolders: [dirname(dirname(report))] });
  await server.open(report, WITH_FIGURE);
  assert.deepEqual(await server.watched.next(), [uri('reports'), uri('reports/figures')]);

  const text =
    '![a](figures/deep/a.png) ![b](../img/b.png) ![c](none/c.png) ![d](../../../../../../etc/d.png)';
  await server.change(report, 2, { range: rangeAt(FIGURE_LINE, 0, FIGURE_LINE, 0), text });
  assert.deepEqual(await server.watched.next((folders) => folders.length > 2), [
    uri(''),
    uri('img'),
    uri('reports'),
    uri('reports/figures'),
    uri('reports/figures/deep'),
  ]);
  await server.close(report);
  assert.deepEqual(await server.watched.next((folders) => folders.length === 0), []);
});

test('the problem changes when a figure is created, deleted or renamed', async (t) => {
  const { report, path, uri } = await makeFolder(t, 'reports/README.md', 'reports/figures/other.png');
  const server = await startServerProcess(t);
  await server.open(report, WITH_FIGURE);
  await server.watched.next();
  assert.deepEqual(await nextFigureCodes(server), ['figure-missing']);

  const street = uri('reports/figures/street.png');
  await writeFile(path('reports/figures/street.png'), png(2, 2));
  await server.filesChanged({ uri: street, type: CREATED });
  assert.deepEqual(await nextFigureCodes(server), []);

  await unlink(path('reports/figures/street.png'));
  await server.filesChanged({ uri: street, type: DELETED });
  assert.deepEqual(await nextFigureCodes(server), ['figure-missing']);

  await rename(path('reports/figures/other.png'), path('reports/figures/Street.png'));
  await server.filesChanged(
    { uri: uri('reports/figures/other.png'), type: DELETED },
    { uri: uri('reports/figures/Street.png'), type: CREATED },
  );
  assert.deepEqual(await nextFigureCodes(server), ['figure-case']);
});

test('a client without relative patterns watches absolute paths, with any characters', async (t) => {
  const { report, path, uri } = await makeFolder(t, 'a [b], {c}*/README.md', 'a [b], {c}*/figures/x.png');
  const globs: unknown[] = [];
  const didChangeWatchedFiles = { dynamicRegistration: true };
  const server = await startServerProcess(t, {
    capabilities: { workspace: { didChangeWatchedFiles } },
    initializationOptions: { settings: { files: ['**/README.md'] } },
    onWatch: (watchers) => {
      globs.push(...watchers);
    },
  });
  await server.open(report, WITH_FIGURE);
  assert.deepEqual(await nextFigureCodes(server), ['figure-missing']);
  await server.watched.next();
  const folder = path('a [b], {c}*').replaceAll(/[[\]{},*]/gu, '?');
  assert.deepEqual(globs, [{ globPattern: `${folder}/*` }, { globPattern: `${folder}/figures/*` }]);

  await writeFile(path('a [b], {c}*/figures/street.png'), png(2, 2));
  // Some clients report a copied file as changed.
  await server.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: `${uri('a [b], {c}*')}/figures/street.png`, type: 2 }],
  });
  assert.deepEqual(await nextFigureCodes(server), []);
});

test("the server watches if the client doesn't", async (t) => {
  const { report, path } = await makeFolder(t, 'reports/README.md');
  const server = await startServerProcess(t, { capabilities: {} });
  await server.open(report, WITH_FIGURE);
  assert.deepEqual(await nextFigureCodes(server), ['figure-missing']);
  await mkdir(path('reports/figures'));
  await writeFile(path('reports/figures/Street.png'), png(2, 2));
  assert.deepEqual(await nextFigureCodes(server), ['figure-case']);
  await rename(path('reports/figures/Street.png'), path('reports/figures/street.png'));
  assert.deepEqual(await nextFigureCodes(server), []);
  await rm(path('reports/figures'), { recursive: true });
  assert.deepEqual(await nextFigureCodes(server), ['figure-missing']);
  await mkdir(path('reports/figures'));
  await writeFile(path('reports/figures/street.png'), png(2, 2));
  assert.deepEqual(await nextFigureCodes(server), []);
  await server.close(report);
  await server.stop();
  assert.equal(await server.ended, 0);
  assert.deepEqual([server.log.all, server.errors()], [[], '']);
});

test('a folder of figures that is created later is found, and watched from then on', async (t) => {
  const { report, path, uri } = await makeFolder(t, 'reports/README.md');
  const server = await startServerProcess(t);
  await server.open(report, WITH_FIGURE);
  assert.deepEqual(await server.watched.next(), [uri('reports')]);
  assert.deepEqual(await nextFigureCodes(server), ['figure-missing']);

  await mkdir(path('reports/figures'));
  await server.filesChanged({ uri: uri('reports/figures'), type: CREATED });
  assert.deepEqual(await server.watched.next(), [uri('reports'), uri('reports/figures')]);

  await writeFile(path('reports/figures/street.png'), png(2, 2));
  await server.filesChanged({ uri: uri('reports/figures/street.png'), type: CREATED });
  assert.deepEqual(await nextFigureCodes(server), []);

  await rm(path('reports/figures'), { recursive: true });
  await server.filesChanged({ uri: uri('reports/figures'), type: DELETED });
  assert.deepEqual(await nextFigureCodes(server), ['figure-missing']);
});

test('a file that is created while the watcher is being registered is seen', async (t) => {
  const { report, path } = await makeFolder(t, 'reports/README.md', 'reports/figures/other.png');
  const server = await startServerProcess(t, {
    beforeWatch: () => writeFile(path('reports/figures/street.png'), png(2, 2)),
  });
  await server.open(report, WITH_FIGURE);
  assert.deepEqual(await nextFigureCodes(server), ['figure-missing']);
  assert.deepEqual(await nextFigureCodes(server), []);
});

test("folders that can't be watched are read again on each change and save", async (t) => {
  const { report, path } = await makeFolder(t, 'reports/README.md', 'reports/figures/other.png');
  const server = await startServerProcess(t, { capabilities: {} });
  await server.open(report, WITH_FIGURE);
  assert.deepEqual(await nextFigureCodes(server), ['figure-missing']);
  await writeFile(path('reports/figures/street.png'), png(2, 2));
  await server.change(report, 2, { range: rangeAt(0, 0, 0, 0), text: 'A ' });
  assert.deepEqual(await nextFigureCodes(server), []);
  await unlink(path('reports/figures/street.png'));
  await server.save(report);
  assert.deepEqual(await nextFigureCodes(server), ['figure-missing']);
});

test('saving reads the folders again, for file systems without events', async (t) => {
  const { report, path } = await makeFolder(t, 'reports/README.md', 'reports/figures/street.png');
  const server = await startServerProcess(t);
  await server.open(report, WITH_FIGURE);
  await server.watched.next();
  await unlink(path('reports/figures/street.png'));
  await server.save(report);
  assert.deepEqual(await nextFigureCodes(server), ['figure-missing']);
});

test('nothing outside the workspace is read', { skip: process.platform === 'win32' }, async (t) => {
  const { report, path, uri } = await makeFolder(
    t,
    'inside/reports/README.md',
    'outside/secret.png',
    'inside/plan.png',
  );
  await symlink(path('outside'), path('inside/reports/link'));
  const server = await startServerProcess(t, { workspaceFolders: [uri('inside')] });
  const text = STREET_REPORT.replace(
    'Nobody we know.',
    `![a](../plan.png) ![b](../../outside/secret.png) ![c](link/secret.png) ![d](${path('outside/secret.png')}) ![e](file://${path('outside/secret.png')})`,
  );
  await server.open(report, text);
  const folders = await server.watched.next();
  assert.ok(
    folders.every((folder) => folder.startsWith(uri('inside')) && !folder.includes('link')),
    folders.join(),
  );
});

test('on the web the client is asked for files', async (t) => {
  const base = 'vscode-vfs://github/team/repo/reports';
  const server = await startServerProcess(t, {
    initializationOptions: { clientFiles: true },
    workspaceFolders: ['vscode-vfs://github/team/repo'],
    folders: { [base]: [['figures', 'folder']], [`${base}/figures`]: [['other.png', 'file']] },
  });
  await server.open(`${base}/README.md`, WITH_FIGURE);
  assert.deepEqual(await nextFigureCodes(server), ['figure-missing']);
  assert.deepEqual(await server.watched.next(), [base, `${base}/figures`]);
  await server.change(`${base}/README.md`, 2, {
    range: rangeAt(FIGURE_LINE, 0, FIGURE_LINE, 0),
    text: '![x](../../../away/x.png) ',
  });
  await server.diagnostics.next(({ version }) => version === 2);
  assert.ok(
    server.listed.every((folder) => folder.startsWith('vscode-vfs://github/team/repo')),
    server.listed.join(),
  );
});

test("nothing is reported about files that can't be reached", async (t) => {
  const server = await startServerProcess(t, { initializationOptions: { clientFiles: true } });
  // A version from the history, as in a diff editor: its file system lists no folders.
  for (const uri of ['git:/repo/reports/README.md?ref', 'untitled:/repo/reports/README.md']) {
    await server.open(uri, WITH_FIGURE);
    assert.deepEqual(await figureCodes(server), []);
    await server.change(uri, 2, { range: rangeAt(0, 0, 0, 0), text: 'A ' });
    assert.deepEqual(await figureCodes(server), []);
  }
  assert.deepEqual(
    server.listed.filter((folder) => folder.startsWith('untitled')),
    [],
  );
  assert.deepEqual(server.watched.all, []);
});

test("without the client's help nothing is reported about remote files", async (t) => {
  const server = await startServerProcess(t, { capabilities: VSCODE });
  await server.open('vscode-vfs://github/team/repo/reports/README.md', WITH_FIGURE);
  assert.deepEqual(await figureCodes(server), []);
  assert.deepEqual(server.listed, []);
});

/** The codes of the figure problems in the next diagnostics. */
async function figureCodes(server: ServerProcess): Promise<unknown[]> {
  return codesOf(await server.diagnostics.next());
}

/** The codes of the figure problems in the next diagnostics in which they differ from the last ones. */
async function nextFigureCodes(server: ServerProcess): Promise<unknown[]> {
  const before = JSON.stringify(lastCodes.get(server) ?? []);
  const codes = codesOf(
    await server.diagnostics.next((params) => JSON.stringify(codesOf(params)) !== before),
  );
  lastCodes.set(server, codes);
  return codes;
}

const lastCodes = new WeakMap<ServerProcess, unknown[]>();

function codesOf({ diagnostics }: { diagnostics: readonly { code?: unknown }[] }): unknown[] {
  return diagnostics
    .map(({ code }) => code)
    .filter((code) => code === 'figure-missing' || code === 'figure-case');
}

interface Folder {
  /** The URI of the file that is named first. */
  readonly report: string;
  readonly path: (name: string) => string;
  readonly uri: (name: string) => string;
}

/** A folder on disk with empty files of these names. */
async function makeFolder(t: TestContext, ...names: string[]): Promise<Folder> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'report-figures-')));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, name);
  for (const name of names) {
    await mkdir(dirname(path(name)), { recursive: true });
    await writeFile(path(name), name.endsWith('.png') ? png(2, 2) : '');
  }
  const uri = (name: string): string => pathToFileURL(path(name)).href.replace(/\/$/u, '');
  return { report: uri(names[0] ?? ''), path, uri };
}
