import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DocumentLinkRequest } from 'vscode-languageserver-protocol/node';
import { HARBOUR_REPORT } from '../support/harbourReport';
import { rangeAt } from '../support/ranges';
import { startServerProcess } from '../support/serverProcess';

const REPORT = 'memory:/course/reports/README.md';
const OPTIONS = { workspaceFolders: ['memory:/course'], initializationOptions: { clientFiles: true } };

test('targets of figures link to their files', async (t) => {
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

test('targets outside the workspace, or without a file, are not links', async (t) => {
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

test('an editor that links targets itself gets no links', async (t) => {
  const server = await startServerProcess(t, { initializationOptions: { markdownFeatures: true } });
  assert.equal(server.initialized.capabilities.documentLinkProvider, undefined);
});

test('a lone surrogate in a target removes only that link', async (t) => {
  const server = await startServerProcess(t, OPTIONS);
  await server.open(REPORT, HARBOUR_REPORT.replace('figures/boats.png', 'figures/\ud83d.png'));
  const textDocument = { uri: REPORT };
  assert.deepEqual(await server.connection.sendRequest(DocumentLinkRequest.type, { textDocument }), [
    { range: rangeAt(41, 15, 41, 32), target: 'memory:/course/reports/figures/boats.png' },
  ]);
  const position = { line: 22, character: 12 };
  for (const [method, params] of [
    ['textDocument/hover', { textDocument, position }],
    ['textDocument/completion', { textDocument, position }],
    [
      'textDocument/codeAction',
      { textDocument, range: rangeAt(22, 0, 22, 26), context: { diagnostics: [] } },
    ],
    ['textDocument/documentSymbol', { textDocument: { uri: `${REPORT}\udc00` } }],
    ['mlopsReport/openPage', { uri: REPORT, page: 'one', face: 'github', compared: [] }],
    ['mlopsReport/exportHtml', { uri: REPORT, isHandIn: false }],
  ] as const)
    await assert.doesNotReject(server.connection.sendRequest(method, params), method);
  assert.deepEqual(server.log.all, []);
});
