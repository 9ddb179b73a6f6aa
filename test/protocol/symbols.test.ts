import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DocumentSymbolRequest,
  SymbolKind,
  type DocumentSymbol,
  type SymbolInformation,
} from 'vscode-languageserver-protocol/node';
import { HARBOUR_REPORT } from '../support/harbourReport';
import { VSCODE } from '../support/languageClient';
import { rangeAt } from '../support/ranges';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';

const REPORT = 'memory:/course/reports/README.md';

test('the checklist, and sections with their questions, are listed', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, HARBOUR_REPORT);
  assert.deepEqual(await symbolsOf(server), [
    {
      name: 'Checklist',
      detail: '1/2',
      kind: SymbolKind.Namespace,
      range: rangeAt(4, 0, 8, 17),
      selectionRange: rangeAt(4, 0, 4, 10),
      children: [
        {
          name: 'Week 1',
          detail: '1/2',
          kind: SymbolKind.Array,
          range: rangeAt(4, 0, 8, 17),
          selectionRange: rangeAt(4, 0, 4, 10),
        },
      ],
    },
    {
      name: 'Boats',
      kind: SymbolKind.Namespace,
      range: rangeAt(10, 0, 33, 0),
      selectionRange: rangeAt(10, 0, 10, 8),
      children: [
        {
          name: 'Question 1: Which boats lie there?',
          detail: '10 / 5–10 words · 1 / 1–2 figures',
          kind: SymbolKind.String,
          range: rangeAt(12, 0, 23, 0),
          selectionRange: rangeAt(12, 0, 12, 14),
        },
        {
          name: 'Question 2: Who sails them?',
          detail: '5–10 words',
          kind: SymbolKind.String,
          range: rangeAt(24, 0, 33, 0),
          selectionRange: rangeAt(24, 0, 24, 14),
        },
      ],
    },
    {
      name: 'Weather',
      kind: SymbolKind.Namespace,
      range: rangeAt(34, 0, 44, 0),
      selectionRange: rangeAt(34, 0, 34, 10),
      children: [
        {
          name: 'Question 3: Does it rain?',
          detail: '',
          kind: SymbolKind.String,
          range: rangeAt(36, 0, 44, 0),
          selectionRange: rangeAt(36, 0, 36, 14),
        },
      ],
    },
  ]);
});

test('a client without hierarchical symbols gets a list', async (t) => {
  const server = await startServerProcess(t, { capabilities: { ...VSCODE, textDocument: {} } });
  await server.open(REPORT, HARBOUR_REPORT);
  const symbols = (await symbolsOf(server)) as SymbolInformation[];
  assert.deepEqual(
    symbols.map(({ name, containerName }) => [name, containerName ?? null]),
    [
      ['Checklist', null],
      ['Week 1', 'Checklist'],
      ['Boats', null],
      ['Question 1: Which boats lie there?', 'Boats'],
      ['Question 2: Who sails them?', 'Boats'],
      ['Weather', null],
      ['Question 3: Does it rain?', 'Weather'],
    ],
  );
  assert.deepEqual(symbols[3]?.location, { uri: REPORT, range: rangeAt(12, 0, 23, 0) });
});

test('headings without a text have a name, and questions need no section', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, '### Question 1\n\n> Answer:\n\n## \n\n### Question 2\n\n> Answer:');
  const symbols = (await symbolsOf(server)) as DocumentSymbol[];
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['Question 1', 'Question 2'],
  );
});

test('each symbol is inside its parent', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, HARBOUR_REPORT.replaceAll('\n', '\r\n').replace('### Week 1', ''));
  const symbols = (await symbolsOf(server)) as DocumentSymbol[];
  assert.equal(symbols[0]?.name, 'Checklist');
  for (const { range, selectionRange, children = [] } of symbols) {
    for (const inner of [selectionRange, ...children.map((child) => child.range)]) {
      assert.ok(inner.start.line >= range.start.line && inner.end.line <= range.end.line);
      assert.ok(inner.end.line < range.end.line || inner.end.character <= range.end.character);
    }
  }
});

test('an editor that lists headings itself gets no symbols', async (t) => {
  const server = await startServerProcess(t, { initializationOptions: { markdownFeatures: true } });
  assert.equal(server.initialized.capabilities.documentSymbolProvider, false);
});

test('other documents have no symbols', async (t) => {
  const server = await startServerProcess(t);
  await server.open('memory:/notes.md', '# Notes\n');
  assert.equal(await symbolsOf(server, 'memory:/notes.md'), null);
});

function symbolsOf(
  server: ServerProcess,
  uri = REPORT,
): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
  return server.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
}
