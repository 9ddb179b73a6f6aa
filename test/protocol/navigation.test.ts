import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  DefinitionRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  type ClientCapabilities,
  type Location,
  type Range,
} from 'vscode-languageserver-protocol/node';
import { folderWith } from '../support/folderWith';
import { HARBOUR_REPORT } from '../support/harbourReport';
import { VSCODE, type ClientOptions } from '../support/languageClient';
import { rangeAt } from '../support/ranges';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';
import { lines } from '../support/streetReport';

const TEXT = lines(
  '---', // 0
  'title: "[rain]: x"',
  '---',
  '',
  '### Question 1',
  '',
  '> Answer:',
  '',
  '😀 ![Boats](figures/boats.png) and [them](figures/boats.png) in [rain][], see[^note].', // 8
  '',
  '`![code](figures/boats.png)` and `[^note]`', // 10
  '',
  '### Question 2',
  '',
  '> Answer: <img src="figures/boats.png"> ![the rain][RAIN]', // 14
  '',
  '[rain]: figures/rain.png', // 16
  '[^note]: Of the [rain].', // 17
  '[^note]: Another one.',
  '',
  '### Question 3',
  '',
  '> Answer: ![none](figures/none.png) [page](https://example.org/boats.png)', // 22
  '',
);

/** A client that renames files on request, like Helix and Neovim. */
const RENAMING: ClientCapabilities = {
  ...VSCODE,
  workspace: {
    ...VSCODE.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
  },
  textDocument: { ...VSCODE.textDocument, rename: { prepareSupport: true } },
};

interface Opened {
  readonly server: ServerProcess;
  readonly uri: string;
  readonly uriOf: (path: string) => string;
}

async function open(
  t: Parameters<typeof startServerProcess>[0],
  options: ClientOptions = {},
): Promise<Opened> {
  const folder = await folderWith({
    'reports/README.md': TEXT,
    'reports/figures/boats.png': 'png',
    'reports/figures/rain.png': 'png',
  });
  const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
  const server = await startServerProcess(t, { workspaceFolders: [pathToFileURL(folder).href], ...options });
  const uri = uriOf('reports/README.md');
  await server.open(uri, TEXT);
  return { server, uri, uriOf };
}

test('the definition of a figure is its file, and that of a label its reference definition', async (t) => {
  const { server, uri, uriOf } = await open(t);
  const definition = (line: number, character: number): Promise<unknown> =>
    server.connection.sendRequest(DefinitionRequest.type, {
      textDocument: { uri },
      position: { line, character },
    });
  const boats = { uri: uriOf('reports/figures/boats.png'), range: rangeAt(0, 0, 0, 0) };
  assert.deepEqual(await definition(8, 4), boats);
  assert.deepEqual(await definition(8, 40), boats);
  assert.deepEqual(await definition(14, 20), boats);
  const rain = { uri, range: rangeAt(16, 0, 16, 24) };
  assert.deepEqual(await definition(8, TEXT.split('\n')[8]?.indexOf('[rain]') ?? 0), rain);
  assert.deepEqual(await definition(14, 50), rain);
  assert.deepEqual(await definition(17, 18), rain);
  const note = { uri, range: rangeAt(17, 0, 17, 8) };
  assert.deepEqual(await definition(8, (TEXT.split('\n')[8]?.indexOf('[^note]') ?? 0) + 1), note);
  // In front matter, in code, a file outside the report, a missing file, and plain text.
  for (const [line, character] of [
    [1, 10],
    [10, 8],
    [10, 38],
    [22, 50],
    [22, 15],
    [0, 0],
  ] as const)
    assert.equal(await definition(line, character), null);
});

test('all references of a figure or label are found', async (t) => {
  const { server, uri } = await open(t);
  const references = async (line: number, character: number, includeDeclaration = true): Promise<Range[]> => {
    const found: Location[] | null = await server.connection.sendRequest(ReferencesRequest.type, {
      textDocument: { uri },
      position: { line, character },
      context: { includeDeclaration },
    });
    return (found ?? []).map(({ range }) => range);
  };
  assert.deepEqual(await references(8, 4), [
    rangeAt(8, 3, 8, 30),
    rangeAt(8, 35, 8, 60),
    rangeAt(14, 10, 14, 39),
  ]);
  const uses = [rangeAt(8, 64, 8, 72), rangeAt(14, 40, 14, 57), rangeAt(17, 16, 17, 22)];
  assert.deepEqual(await references(16, 2, false), uses);
  assert.deepEqual(await references(17, 18), [uses[0], uses[1], rangeAt(16, 0, 16, 24), uses[2]]);
  assert.deepEqual((await references(17, 2)).length, 3);
  assert.deepEqual(await references(2, 0), []);
});

test('renaming a figure renames its file and updates all open reports', async (t) => {
  const { server, uri, uriOf } = await open(t, { capabilities: RENAMING });
  const position = { line: 8, character: 15 };
  const textDocument = { uri };
  assert.deepEqual(
    await server.connection.sendRequest(PrepareRenameRequest.type, { textDocument, position }),
    { range: rangeAt(8, 12, 8, 29), placeholder: 'figures/boats.png' },
  );
  const beside = uriOf('report/README.md');
  await server.open(beside, TEXT.replaceAll('figures/', '../reports/figures/'));
  const rename = (newName: string, at = position) =>
    server.connection.sendRequest(RenameRequest.type, { textDocument, position: at, newName });
  const edit = await rename('two boats');
  const [own, other, file, ...more] = edit?.documentChanges ?? [];
  assert.deepEqual(more, []);
  assert.deepEqual(file, {
    kind: 'rename',
    oldUri: uriOf('reports/figures/boats.png'),
    newUri: uriOf('reports/figures/two boats.png'),
  });
  assert.ok(own && 'edits' in own && other && 'edits' in other);
  const newText = 'figures/two%20boats.png';
  assert.deepEqual(own, {
    textDocument: { uri, version: 1 },
    edits: [
      { range: rangeAt(8, 12, 8, 29), newText },
      { range: rangeAt(8, 42, 8, 59), newText },
      { range: rangeAt(14, 20, 14, 37), newText },
    ],
  });
  assert.equal(other.textDocument.uri, beside);
  assert.equal(other.edits.length, 3);
  // Also from a definition, and into another folder.
  const moved = await rename('figures/weather/rain.jpg', { line: 16, character: 10 });
  assert.deepEqual(moved?.documentChanges?.at(-1), {
    kind: 'rename',
    oldUri: uriOf('reports/figures/rain.png'),
    newUri: uriOf('reports/figures/weather/rain.jpg'),
  });
  for (const [newName, at] of [
    ['rain.png', position],
    ['../../../x.png', position],
    ['/etc/x.png', position],
    ['x', { line: 22, character: 20 }],
    ['x', { line: 0, character: 0 }],
  ] as const)
    await assert.rejects(rename(newName, at), ResponseError);
});

test("what the editor does by itself, or can't do on request, is not offered", async (t) => {
  const capabilities = async (options: ClientOptions) =>
    (await startServerProcess(t, options)).initialized.capabilities;
  const plain = await capabilities({});
  assert.deepEqual(
    [plain.definitionProvider, plain.referencesProvider, plain.renameProvider, plain.inlayHintProvider],
    [true, true, undefined, undefined],
  );
  const renaming = await capabilities({ capabilities: RENAMING });
  assert.deepEqual(renaming.renameProvider, { prepareProvider: true });
  const own = await capabilities({
    capabilities: { ...RENAMING, textDocument: { inlayHint: {}, codeLens: {} } },
    initializationOptions: { markdownFeatures: true },
  });
  assert.deepEqual(
    [own.definitionProvider, own.referencesProvider, own.renameProvider, own.inlayHintProvider],
    [undefined, undefined, undefined, undefined],
  );
});

test('counts are inlay hints if there are no lenses', async (t) => {
  const server = await startServerProcess(t, {
    capabilities: {
      workspace: { configuration: true, inlayHint: { refreshSupport: true } },
      textDocument: { inlayHint: {} },
    },
  });
  assert.equal(server.initialized.capabilities.inlayHintProvider, true);
  const uri = 'memory:/course/reports/README.md';
  await server.open(uri, HARBOUR_REPORT);
  await server.refreshed.next();
  const hints = async (range: Range): Promise<unknown> =>
    (await server.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range }))?.map(
      ({ position: { line, character }, label, paddingLeft }) => [line, character, label, paddingLeft],
    );
  assert.deepEqual(await hints(rangeAt(0, 0, 30, 0)), [
    [12, 14, 'fits · 10 / 5–10 words · 1 / 1–2 figures', true],
    [24, 14, 'not answered (5–10 words)', true],
  ]);
  await server.configure({ codeLens: { enabled: false } });
  await server.refreshed.next();
  assert.equal(
    await server.connection.sendRequest(InlayHintRequest.type, {
      textDocument: { uri },
      range: rangeAt(0, 0, 30, 0),
    }),
    null,
  );
});
