import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { WillRenameFilesRequest } from 'vscode-languageserver-protocol';
import { renameFigures, unusedFigures } from '../../common/protocol';
import { startServerProcess } from '../support/serverProcess';
import { STREET_REPORT } from '../support/streetReport';

const REPORT = 'file:///work/reports/README.md';
const OTHER = 'file:///work/other/README.md';
const RENAME = {
  oldUri: 'file:///work/reports/figures/a.png',
  newUri: 'file:///work/reports/figures/b%20c.png',
};
const WITH_FIGURE = STREET_REPORT.replace('Often.', 'Look: ![Rain](figures/a.png "a.png")');
const EDIT = {
  range: { start: { line: 32, character: 14 }, end: { line: 32, character: 27 } },
  newText: 'figures/b%20c.png',
};

test('renaming a figure updates the open reports that show it', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, WITH_FIGURE);
  await server.open(OTHER, WITH_FIGURE);
  const edit = await server.connection.sendRequest(WillRenameFilesRequest.type, { files: [RENAME] });
  assert.deepEqual(edit, {
    documentChanges: [{ textDocument: { uri: REPORT, version: 1 }, edits: [EDIT] }],
  });
  await server.close(REPORT);
  assert.equal(await server.connection.sendRequest(WillRenameFilesRequest.type, { files: [RENAME] }), null);
});

test('a client without versioned edits gets plain changes', async (t) => {
  const server = await startServerProcess(t, { capabilities: {} });
  await server.open(REPORT, WITH_FIGURE);
  await server.open('file:///work/reports/second.md', WITH_FIGURE);
  const edit = await server.connection.sendRequest(WillRenameFilesRequest.type, { files: [RENAME] });
  assert.deepEqual(edit, {
    changes: { [REPORT]: [EDIT], 'file:///work/reports/second.md': [EDIT] },
  });
});

test('the client may send reports that are not open', async (t) => {
  const server = await startServerProcess(t);
  const reports = [
    { uri: REPORT, text: WITH_FIGURE },
    { uri: OTHER, text: WITH_FIGURE },
  ];
  assert.deepEqual(await server.connection.sendRequest(renameFigures, { files: [RENAME], reports }), [
    { uri: REPORT, edits: [EDIT] },
  ]);
});

test('unused figures are those in no answer, prompt or introduction', async (t) => {
  const names = ['a.png', 'sub/b.png', 'c (2).gif', 'prompt.png', 'intro.png', 'link.jpg', 'notes.txt'];
  const report = await reportWith(t, names);
  const server = await startServerProcess(t);
  const ask = (): Promise<unknown> => server.connection.sendRequest(unusedFigures, { uri: report });
  assert.equal(await ask(), null);
  const text = WITH_FIGURE.replace('# The street', '# The street\n\n![Street](figures/intro.png)')
    .replace('> **Who lives there?**', '> **Who lives there?** Such as [this](figures/prompt.png).')
    .replace('Nobody we know.', 'See [it](figures/link.jpg).');
  await server.open(report, text);
  assert.deepEqual(await ask(), {
    images: 6,
    figures: [
      { path: 'figures/c (2).gif', target: 'figures/c%20%282%29.gif' },
      { path: 'figures/sub/b.png', target: 'figures/sub/b.png' },
    ],
  });
});

/** The URI of a report on disk with these files in its folder of figures. */
async function reportWith(t: TestContext, names: readonly string[]): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'mlops-report-'));
  t.after(() => rm(root, { recursive: true }));
  for (const name of names) {
    const path = join(root, 'reports/figures', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, '');
  }
  return pathToFileURL(join(root, 'reports/README.md')).href;
}
