import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import {
  createMessageConnection,
  ErrorCodes,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  ResponseError,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
} from 'vscode-languageserver-protocol/node';
import { openPage, ping, toggleItems } from '../../common/protocol';
import { ONCE, eventually } from '../support/eventually';
import { connectClient } from '../support/languageClient';
import { fromRoot } from '../support/paths';
import { startServerProcess } from '../support/serverProcess';
import { STREET_REPORT } from '../support/streetReport';

const REPORT = 'file:///nowhere/reports/README.md';

test('the server reports its capabilities', async (t) => {
  const server = await startServerProcess(t);
  assert.deepEqual(server.initialized, {
    serverInfo: { name: 'MLOps Report' },
    capabilities: {
      textDocumentSync: { openClose: true, change: 2, save: true },
      codeActionProvider: {
        codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.mlopsReport'],
        resolveProvider: true,
      },
      executeCommandProvider: {
        commands: [
          'mlopsReport.goToRange',
          'mlopsReport.exportHtml',
          'mlopsReport.verdict',
          'mlopsReport.nextQuestion',
        ],
      },
      hoverProvider: true,
      completionProvider: {
        resolveProvider: true,
        triggerCharacters: ['(', '/', '"'],
        completionItem: { labelDetailsSupport: true },
      },
      foldingRangeProvider: true,
      documentSymbolProvider: true,
      documentLinkProvider: {},
      definitionProvider: true,
      referencesProvider: true,
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: {
          willRename: {
            filters: [
              {
                pattern: {
                  glob: '**/*.{png,jpg,jpeg,svg,gif,webp,bmp,tif,tiff,avif,heic,ico}',
                  matches: 'file',
                  options: { ignoreCase: true },
                },
              },
              { pattern: { glob: '**/*', matches: 'folder' } },
            ],
          },
        },
      },
    },
  });
});

for (const initializationOptions of [null, [], 'none', 0, false, { texts: null, settings: null }]) {
  test(`the server starts with the initialization options ${JSON.stringify(initializationOptions)}`, async (t) => {
    const server = await startServerProcess(t, { initializationOptions });
    await server.open(REPORT, STREET_REPORT);
    const { diagnostics } = await server.diagnostics.next();
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['answer-too-short'],
    );
  });
}

for (const part of [undefined, null, {}]) {
  test(`the server starts for a client whose groups of capabilities are ${JSON.stringify(part)}`, async (t) => {
    const parts = { workspace: part, textDocument: part, window: part, general: part };
    const server = await startServerProcess(t, { capabilities: parts as ClientCapabilities });
    await server.open(REPORT, STREET_REPORT);
    const { diagnostics } = await server.diagnostics.next();
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['answer-too-short'],
    );
  });
}

test('shutdown and exit end the server with status 0', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  await server.diagnostics.next();
  await server.stop();
  assert.equal(await server.ended, 0);
  assert.equal(server.errors(), '');
});

test('exit without shutdown ends the server with status 1', async (t) => {
  const server = await startServerProcess(t);
  await server.connection.sendNotification('exit');
  assert.equal(await server.ended, 1);
});

test('the server exits when the editor closes the connection', async (t) => {
  const server = await startServerProcess(t);
  server.hangUp();
  assert.equal(await server.ended, 1);
  const other = await startServerProcess(t);
  await other.connection.sendRequest(ShutdownRequest.type);
  other.hangUp();
  assert.equal(await other.ended, 0);
});

test('the server communicates over the IPC channel of its parent process, and exits with it', async (t) => {
  const child = fork(fromRoot('dist/node/server.mjs'), ['--node-ipc']);
  const ended = once(child, 'exit');
  t.after(() => child.kill('SIGKILL'));
  const client = await connectClient(new IPCMessageReader(child), new IPCMessageWriter(child));
  await client.open(REPORT, STREET_REPORT);
  assert.equal((await client.diagnostics.next()).diagnostics.length, 1);
  child.disconnect();
  assert.deepEqual(await ended, [1, null]);
});

test('the server exits when it runs out of memory', async (t) => {
  const child = fork(fromRoot('dist/node/server.mjs'), ['--node-ipc'], {
    execArgv: ['--max-old-space-size=24'],
    silent: true,
  });
  const ended = once(child, 'exit');
  t.after(() => child.kill('SIGKILL'));
  const client = await connectClient(new IPCMessageReader(child), new IPCMessageWriter(child));
  const answer = 'A word and **another** ![one](figures/a.png)\n\n'.repeat(200_000);
  await client.open(REPORT, STREET_REPORT.replace('Often.', answer));
  const [code, signal] = (await ended) as [number | null, string | null];
  assert.ok(code !== 0, `The server ended with ${String(code)}, ${String(signal)}`);
});

test('the server exits when its parent process is killed', async (t) => {
  const parent = spawn(
    process.execPath,
    [
      '-e',
      `const { fork } = require('node:child_process');
       const child = fork(${JSON.stringify(fromRoot('dist/node/server.mjs'))}, ['--node-ipc']);
       console.log(child.pid);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const pid = Number(String((await once(parent.stdout, 'data'))[0]));
  t.after(() => {
    if (isRunning(pid)) process.kill(pid, 'SIGKILL');
  });
  assert.ok(isRunning(pid));
  parent.kill('SIGKILL');
  await eventually('the server has ended', () => !isRunning(pid), ONCE);
});

test('the server can be initialized only once', async (t) => {
  const server = await startServerProcess(t);
  const again = { processId: null, rootUri: null, capabilities: {}, workspaceFolders: null };
  await assert.rejects(
    server.connection.sendRequest(InitializeRequest.type, again),
    new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.'),
  );
  await server.open(REPORT, STREET_REPORT);
  await server.diagnostics.next();
  assert.equal((await server.openPage('file:///x')).blocks, null);
  assert.equal(server.diagnostics.all.length, 1);
});

test('invalid requests get an error with a reason, and have no effect', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  await server.diagnostics.next();
  const refused = (method: string, params: unknown, code: number, message: RegExp): Promise<void> =>
    assert.rejects(server.connection.sendRequest(method, params), (error: unknown) => {
      assert.ok(error instanceof ResponseError);
      assert.equal(error.code, code);
      assert.match(error.message, message);
      return true;
    });
  const { InvalidParams, MethodNotFound } = ErrorCodes;
  await refused(openPage.method, {}, InvalidParams, /^mlopsReport\/openPage: uri: /);
  await refused(openPage.method, { uri: REPORT, page: null }, InvalidParams, /: page: /);
  await refused(openPage.method, null, InvalidParams, /^mlopsReport\/openPage: /);
  await refused(
    toggleItems.method,
    { uri: REPORT, version: 1, items: [{ line: '4', done: true }] },
    InvalidParams,
    /^mlopsReport\/toggleItems: items\.0\.line: /,
  );
  await refused('mlopsReport/noSuchThing', {}, MethodNotFound, /noSuchThing/);

  const notification = (method: string, params: unknown): string =>
    JSON.stringify({ jsonrpc: '2.0', method, params });
  server.sendRaw(
    notification('textDocument/didChange', {
      textDocument: { uri: 'file:///never/opened.md', version: 3 },
      contentChanges: [{ text: 'x' }],
    }),
    notification('textDocument/didClose', { textDocument: { uri: 'file:///never/opened.md' } }),
    notification('textDocument/didOpen', {}),
    notification('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: 'not a uri', type: 1 },
        { uri: '%', type: 3 },
      ],
    }),
    notification('textDocument/didOpen', {
      textDocument: { uri: ':::', languageId: 'markdown', version: 1, text: STREET_REPORT },
    }),
    notification('mlopsReport/noSuchNews', {}),
  );
  await server.change(REPORT, 2, { text: '' });
  assert.deepEqual((await server.diagnostics.next(({ uri }) => uri === REPORT)).version, 2);
});

test('a report of 5 MB is checked, and so are changes in it', async (t) => {
  const server = await startServerProcess(t);
  const filler = 'All houses of the street stand in one row and each has a door. '.repeat(82_000);
  await server.open(REPORT, STREET_REPORT.replace('Often.', filler));
  assert.deepEqual((await server.diagnostics.next()).version, 1);
  await server.change(REPORT, 2, {
    range: { start: { line: 16, character: 17 }, end: { line: 16, character: 18 } },
    text: ', and a barn.',
  });
  const { diagnostics } = await server.diagnostics.next(({ version }) => version === 2);
  assert.ok(!diagnostics.some(({ code }) => code === 'answer-too-short'));
  await server.stop();
  assert.equal(await server.ended, 0);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('requests before initialize and after shutdown get an error', async (t) => {
  const child = spawn(process.execPath, [fromRoot('dist/node/server.mjs'), '--stdio'], { stdio: 'pipe' });
  t.after(() => child.kill('SIGKILL'));
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const codeOf = (method: string): Promise<unknown> =>
    connection.sendRequest(method, { processId: null, rootUri: null, capabilities: {} }).then(
      () => null,
      (error: unknown) => (error instanceof ResponseError ? error.code : error),
    );
  const methods = [ping.method, 'textDocument/hover', 'shutdown', 'no/such/thing'];
  for (const method of methods) assert.equal(await codeOf(method), ErrorCodes.ServerNotInitialized, method);
  await connection.sendNotification('textDocument/didOpen', { textDocument: null });
  assert.equal(await codeOf('initialize'), null);
  assert.equal(await codeOf(ping.method), null);
  assert.equal(await codeOf('shutdown'), null);
  for (const method of [...methods, 'initialize'])
    assert.equal(await codeOf(method), ErrorCodes.InvalidRequest, method);
  await connection.sendNotification('exit');
  assert.deepEqual(await once(child, 'close'), [0, null]);
});

test('the server exits without an error when nobody reads its output', async (t) => {
  const server = await startServerProcess(t);
  server.stopReading();
  for (let index = 0; index < 100; index++)
    server.sendRaw(JSON.stringify({ jsonrpc: '2.0', id: 5000 + index, method: ping.method }));
  assert.equal(await server.ended, 1);
  assert.equal(server.errors(), '');
});
