import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DocumentLinkRequest } from 'vscode-languageserver-protocol/node';
import { HARBOUR_REPORT } from '../support/harbourReport';
import { rangeAt } from '../support/ranges';
import { startServerProcess } from '../support/serverProcess';

const REPORT = 'memory:/course/reports/README.md';
const OPTIONS = { workspaceFolders: ['memory:/course'], initializationOptions: { clientFiles: true } };

test('targets of figures lead to their files', async (t) => {
  const server = await startServerProcess(t, OPTIONS);
  await server.open(REPORT, HARBOUR_REPORT);
  const target = 'memory:/course/reports/figures/boats.png';
  assert.deepEqual(
    await server.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri: REPORT } }),
    [
      { range: rangeAt(22, 9, 22, 26), target },
      { range: rangeAt(41, 15, 41, 32), target },
    ],
  );
});

test('what leads out of the workspace, or is no file, is no link', async (t) => {
  const server = await startServerProcess(t, OPTIONS);
  for (const target of [
    '../../boats.png',
    'https://example.org/boats.png',
    'command:boats.png',
    '/boats.png',
  ]) {
    await server.open(REPORT, HARBOUR_REPORT.replaceAll('figures/boats.png', target));
    assert.deepEqual(
      await server.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri: REPORT } }),
      [],
      target,
    );
    await server.close(REPORT);
  }
});

test('an editor that links targets itself is not offered links', async (t) => {
  const server = await startServerProcess(t, { initializationOptions: { markdownFeatures: true } });
  assert.equal(server.initialized.capabilities.documentLinkProvider, undefined);
});
