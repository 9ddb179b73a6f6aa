import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { folderWith } from '../support/folderWith';
import { VSCODE } from '../support/languageClient';
import { startServerProcess } from '../support/serverProcess';
import { STREET_REPORT } from '../support/streetReport';

const NAME = '.mlops-report.json';
const CHANGED = 2;

/** A client that watches nothing, so that the server does. */
const WATCHES_NOTHING = { ...VSCODE, workspace: { ...VSCODE.workspace, didChangeWatchedFiles: {} } };

function uriOf(...parts: string[]): string {
  return pathToFileURL(join(...parts)).href;
}

test('the file of the repository beats the settings of the editor, key by key, also from above the workspace folder', async (t) => {
  const root = await folderWith({
    '.git/HEAD': '',
    [NAME]: '{ "rules": { "answer-too-short": "error" } }',
    'exam/reports/README.md': STREET_REPORT,
  });
  const server = await startServerProcess(t, {
    settings: { rules: { 'answer-too-short': 'hint', 'answer-missing': 'off' } },
    workspaceFolders: [uriOf(root, 'exam')],
  });
  await server.open(uriOf(root, 'exam/reports/README.md'), STREET_REPORT);
  const { diagnostics } = await server.diagnostics.next();
  assert.deepEqual(
    diagnostics.map(({ code, severity }) => [code, severity]),
    [['answer-too-short', 1]],
  );
});

for (const [who, capabilities] of [
  ['the client', VSCODE],
  ['the server', WATCHES_NOTHING],
] as const)
  test(`a file that comes, changes and goes is followed, watched by ${who}`, async (t) => {
    const root = await folderWith({ '.git/HEAD': '', 'reports/README.md': STREET_REPORT });
    const server = await startServerProcess(t, { capabilities, workspaceFolders: [uriOf(root)] });
    const report = uriOf(root, 'reports/README.md');
    const change = async (act: Promise<void>): Promise<unknown> => {
      await act;
      await server.filesChanged({ uri: uriOf(root, NAME), type: CHANGED });
      const { diagnostics } = await server.diagnostics.next(({ uri }) => uri === report);
      return diagnostics.map(({ severity }) => severity);
    };
    await server.open(report, STREET_REPORT);
    const first = await server.diagnostics.next();
    assert.deepEqual(
      first.diagnostics.map(({ severity }) => severity),
      [2],
    );
    const write = (level: string): Promise<void> =>
      writeFile(join(root, NAME), `{ "rules": { "answer-too-short": "${level}" } } // ours`);
    assert.deepEqual(await change(write('error')), [1]);
    assert.deepEqual(await change(write('off')), []);
    assert.deepEqual(await change(rm(join(root, NAME))), [2]);
  });

test('a wrong key and a wrong value are problems in the file, at their place, until they are mended', async (t) => {
  const root = await folderWith({
    '.git/HEAD': '',
    [NAME]: '{\n  "rules": {\n    "todo-lft": "off",\n    "answer-missing": "loud"\n  }\n}\n',
    'reports/README.md': STREET_REPORT,
  });
  const server = await startServerProcess(t, { workspaceFolders: [uriOf(root)] });
  await server.open(uriOf(root, 'reports/README.md'), STREET_REPORT);
  const { diagnostics } = await server.diagnostics.next(({ uri }) => uri === uriOf(root, NAME));
  assert.deepEqual(
    diagnostics.map(({ range, severity, source }) => ({ range, severity, source })),
    [
      {
        range: { start: { line: 2, character: 4 }, end: { line: 2, character: 14 } },
        severity: 2,
        source: 'MLOps Report',
      },
      {
        range: { start: { line: 3, character: 22 }, end: { line: 3, character: 28 } },
        severity: 2,
        source: 'MLOps Report',
      },
    ],
  );
  await writeFile(join(root, NAME), '{ "rules": { "todo-left": "off" } }');
  await server.filesChanged({ uri: uriOf(root, NAME), type: CHANGED });
  const mended = await server.diagnostics.next(({ uri }) => uri === uriOf(root, NAME));
  assert.deepEqual(mended.diagnostics, []);
});

test('what is wrong with a file is withdrawn when the last report that it holds for is closed', async (t) => {
  const root = await folderWith({ [NAME]: '[]', 'reports/README.md': STREET_REPORT });
  const server = await startServerProcess(t, { workspaceFolders: [uriOf(root)] });
  await server.open(uriOf(root, 'reports/README.md'), STREET_REPORT);
  const told = await server.diagnostics.next(({ uri }) => uri === uriOf(root, NAME));
  assert.equal(told.diagnostics.length, 1);
  await server.close(uriOf(root, 'reports/README.md'));
  const withdrawn = await server.diagnostics.next(({ uri }) => uri === uriOf(root, NAME));
  assert.deepEqual(withdrawn.diagnostics, []);
});

test('`files` of the file says what is a report by its name, from the folder of the file', async (t) => {
  const root = await folderWith({
    '.git/HEAD': '',
    [NAME]: '{ "files": ["exam/handin.md"] }',
    'exam/handin.md': '# Nothing yet\n',
    'exam/reports/README.md': '# Nothing yet\n',
  });
  const server = await startServerProcess(t, { workspaceFolders: [uriOf(root, 'exam')] });
  await server.open(uriOf(root, 'exam/handin.md'), '# Nothing yet\n');
  await server.open(uriOf(root, 'exam/reports/README.md'), '# Nothing yet\n');
  const told = [await server.reports.next(), await server.reports.next()];
  assert.deepEqual(
    new Map(told.map(({ uri, report }) => [uri, report !== null])),
    new Map([
      [uriOf(root, 'exam/handin.md'), true],
      [uriOf(root, 'exam/reports/README.md'), false],
    ]),
  );
});

test('a file outside the repository, and outside a folder without one, does not hold', async (t) => {
  const root = await folderWith({
    [NAME]: '{ "rules": { "answer-too-short": "error" } }',
    'repository/.git': 'gitdir: elsewhere',
    'repository/reports/README.md': STREET_REPORT,
    'plain/reports/README.md': STREET_REPORT,
  });
  await mkdir(join(root, 'empty'));
  const server = await startServerProcess(t, {
    workspaceFolders: [uriOf(root, 'plain'), uriOf(root, 'empty')],
  });
  for (const folder of ['repository', 'plain']) {
    await server.open(uriOf(root, folder, 'reports/README.md'), STREET_REPORT);
    const { diagnostics } = await server.diagnostics.next();
    assert.deepEqual(
      diagnostics.map(({ severity }) => severity),
      [2],
    );
  }
});

test('files behind the client are read through it', async (t) => {
  const server = await startServerProcess(t, {
    initializationOptions: { clientFiles: true },
    workspaceFolders: ['memfs:/work'],
    files: {
      [`memfs:/work/${NAME}`]: Buffer.from('{ "rules": { "answer-too-short": "off" } }'),
      [`memfs:/${NAME}`]: Buffer.from('{ "rules": { "answer-too-short": "error" } }'),
    },
  });
  await server.open('memfs:/work/reports/README.md', STREET_REPORT);
  assert.deepEqual((await server.diagnostics.next()).diagnostics, []);
});

test('a folder in which reports are not checked is silent until they are', async (t) => {
  const server = await startServerProcess(t, { settings: { enabled: false } });
  const report = 'file:///nowhere/reports/README.md';
  await server.open(report, STREET_REPORT);
  assert.equal((await server.reports.next()).report, null);
  await server.configure({});
  assert.equal((await server.diagnostics.next()).diagnostics.length, 1);
  await server.configure({ enabled: false });
  assert.deepEqual((await server.diagnostics.next()).diagnostics, []);
});
