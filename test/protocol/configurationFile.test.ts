import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction, CodeActionContext } from 'vscode-languageserver-protocol';
import { folderWith } from '../support/folderWith';
import { VSCODE, type LanguageClient } from '../support/languageClient';
import { startServerProcess } from '../support/serverProcess';
import { STREET_REPORT } from '../support/streetReport';

const NAME = '.mlops-report.json';
const CHANGED = 2;

/** A client that watches nothing, so the server does. */
const WATCHES_NOTHING = { ...VSCODE, workspace: { ...VSCODE.workspace, didChangeWatchedFiles: {} } };

function uriOf(...parts: string[]): string {
  return pathToFileURL(join(...parts)).href;
}

test("the repository's file overrides the editor's settings, key by key, even from above the workspace folder", async (t) => {
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
  test(`a file that is created, changed and deleted is followed, watched by ${who}`, async (t) => {
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

test('a wrong key and a wrong value are problems in the file, at their range, until they are fixed', async (t) => {
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
  const fixed = await server.diagnostics.next(({ uri }) => uri === uriOf(root, NAME));
  assert.deepEqual(fixed.diagnostics, []);
});

test('the problems of a file are cleared when the last report in its scope is closed', async (t) => {
  const root = await folderWith({ [NAME]: '[]', 'reports/README.md': STREET_REPORT });
  const server = await startServerProcess(t, { workspaceFolders: [uriOf(root)] });
  await server.open(uriOf(root, 'reports/README.md'), STREET_REPORT);
  const reported = await server.diagnostics.next(({ uri }) => uri === uriOf(root, NAME));
  assert.equal(reported.diagnostics.length, 1);
  await server.close(uriOf(root, 'reports/README.md'));
  const withdrawn = await server.diagnostics.next(({ uri }) => uri === uriOf(root, NAME));
  assert.deepEqual(withdrawn.diagnostics, []);
});

test("`files` in the file decides by name what is a report, relative to the file's folder", async (t) => {
  const root = await folderWith({
    '.git/HEAD': '',
    [NAME]: '{ "files": ["exam/handin.md"] }',
    'exam/handin.md': '# Nothing yet\n',
    'exam/reports/README.md': '# Nothing yet\n',
  });
  const server = await startServerProcess(t, { workspaceFolders: [uriOf(root, 'exam')] });
  await server.open(uriOf(root, 'exam/handin.md'), '# Nothing yet\n');
  await server.open(uriOf(root, 'exam/reports/README.md'), '# Nothing yet\n');
  const updates = [await server.reports.next(), await server.reports.next()];
  assert.deepEqual(
    new Map(updates.map(({ uri, report }) => [uri, report !== null])),
    new Map([
      [uriOf(root, 'exam/handin.md'), true],
      [uriOf(root, 'exam/reports/README.md'), false],
    ]),
  );
});

test('a file outside the repository, or outside the folder if there is no repository, does not apply', async (t) => {
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

test('files that only the client can read are read through it', async (t) => {
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

test('a folder in which reports are not checked has no problems until they are', async (t) => {
  const server = await startServerProcess(t, { settings: { enabled: false } });
  const report = 'file:///nowhere/reports/README.md';
  await server.open(report, STREET_REPORT);
  assert.equal((await server.reports.next()).report, null);
  await server.configure({});
  assert.equal((await server.diagnostics.next()).diagnostics.length, 1);
  await server.configure({ enabled: false });
  assert.deepEqual((await server.diagnostics.next()).diagnostics, []);
});

suite('turning off a rule in the repository', () => {
  const CREATES = {
    ...VSCODE,
    workspace: {
      ...VSCODE.workspace,
      workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] },
    },
  };

  async function offered(
    server: LanguageClient,
    report: string,
    context: Partial<CodeActionContext> = {},
  ): Promise<CodeAction[]> {
    await server.open(report, STREET_REPORT);
    const [problem] = (await server.diagnostics.next()).diagnostics;
    assert.ok(problem);
    const actions = await server.codeActions(report, problem.range, context);
    return actions.filter(({ title }) => title.startsWith('Turn off answer-too-short in this '));
  }

  test('edits the file, or creates it', async (t) => {
    const root = await folderWith({ '.git/HEAD': '', 'reports/README.md': STREET_REPORT });
    const report = uriOf(root, 'reports/README.md');
    const server = await startServerProcess(t, { capabilities: CREATES, workspaceFolders: [uriOf(root)] });
    const [action] = await offered(server, report);
    assert.equal(action?.title, 'Turn off answer-too-short in this repository');
    assert.deepEqual(action.edit, {
      documentChanges: [
        { kind: 'create', uri: uriOf(root, NAME), options: { ignoreIfExists: true } },
        {
          textDocument: { uri: uriOf(root, NAME), version: null },
          edits: [
            {
              range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
              newText: '{\n  "rules": {\n    "answer-too-short": "off"\n  }\n}\n',
            },
          ],
        },
      ],
    });
    await writeFile(join(root, NAME), '{ "rules": { "answer-too-short": "error" } }');
    await server.filesChanged({ uri: uriOf(root, NAME), type: CHANGED });
    const [problem] = (await server.diagnostics.next()).diagnostics;
    assert.ok(problem);
    const actions = await server.codeActions(report, problem.range);
    assert.deepEqual(actions.find(({ title }) => title.startsWith('Turn off'))?.edit, {
      documentChanges: [
        {
          textDocument: { uri: uriOf(root, NAME), version: null },
          edits: [
            {
              range: { start: { line: 0, character: 33 }, end: { line: 0, character: 40 } },
              newText: '"off"',
            },
          ],
        },
      ],
    });
  });

  test('without a repository applies to the folder', async (t) => {
    const root = await folderWith({ 'reports/README.md': STREET_REPORT });
    const server = await startServerProcess(t, { capabilities: CREATES, workspaceFolders: [uriOf(root)] });
    const [action] = await offered(server, uriOf(root, 'reports/README.md'));
    assert.equal(action?.title, 'Turn off answer-too-short in this folder');
  });

  test("is not offered if the client can't create files, or for a broken file", async (t) => {
    const root = await folderWith({
      '.git/HEAD': '',
      'a.md': '',
      'broken/.git': '',
      [`broken/${NAME}`]: '{',
    });
    const server = await startServerProcess(t, { workspaceFolders: [uriOf(root)] });
    assert.deepEqual(await offered(server, uriOf(root, 'reports/README.md')), []);
    const other = await startServerProcess(t, { capabilities: CREATES, workspaceFolders: [uriOf(root)] });
    const report = uriOf(root, 'broken/reports/README.md');
    await other.open(report, STREET_REPORT);
    const { diagnostics } = await other.diagnostics.next(({ uri }) => uri === report);
    assert.ok(diagnostics[0]);
    const actions = await other.codeActions(report, diagnostics[0].range);
    assert.ok(actions.every(({ title }) => !title.startsWith('Turn off')));
  });
});
