import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { ResponseError } from 'vscode-languageserver-protocol';
import {
  exportHtml,
  listFigures,
  namedFigures,
  ping,
  openPage,
  placeFigures,
  renameFigures,
  toggleItems,
  unusedFigures,
} from '../../common/protocol';
import { ONCE, eventually } from '../support/eventually';
import { fromRoot } from '../support/paths';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';
import { STREET_REPORT } from '../support/streetReport';
import { temporaryFolder } from '../support/temporaryFolder';

const SERVER = fromRoot('dist/node/server.mjs');
const REPORT = 'file:///nowhere/reports/README.md';

/** Invalid messages with a correct length. */
const BODIES: Readonly<Record<string, string | Uint8Array>> = {
  'not JSON': '{"jsonrpc": "2.0", "method": ',
  empty: '',
  null: 'null',
  'a number': '7',
  'a string': '"textDocument/didOpen"',
  'an empty object': '{}',
  'an empty batch': '[]',
  'a batch': '[{"jsonrpc":"2.0","id":900,"method":"mlopsReport/ping"}]',
  'a request with an invalid method': '{"jsonrpc":"2.0","id":901,"method":{}}',
  'a response without a request': '{"jsonrpc":"2.0","id":"never","result":{}}',
  'an error without a request': '{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"?"}}',
  'invalid UTF-8': Uint8Array.from([0x22, 0xff, 0xfe, 0xc0, 0x80, 0x22]),
  'deeply nested JSON': '['.repeat(100_000),
  'a method named like a property of every object':
    '{"jsonrpc":"2.0","method":"__proto__","params":{"__proto__":{"line":0}}}',
};

/** Invalid message headers. */
const HEADERS: Readonly<Record<string, string>> = {
  'without a length': 'Content-Type: application/json\r\n\r\n',
  'with a length that is not a number': 'Content-Length: many\r\n\r\n',
  'with an empty length': 'Content-Length: \r\n\r\n',
};

/** Invalid parameters. */
const PARAMS: readonly unknown[] = [
  null,
  7,
  'text',
  [],
  {},
  { textDocument: null },
  { textDocument: { uri: 7, version: 'x' }, contentChanges: 'x', position: null, range: null },
  { textDocument: { uri: '%' }, position: { line: -1, character: 1e99 }, range: {}, context: null },
  { textDocument: { uri: REPORT, version: null }, contentChanges: [null, {}, { range: {} }, { text: 7 }] },
  { textDocument: { uri: REPORT }, position: {}, range: { start: {}, end: null }, context: { only: 7 } },
  { uri: REPORT, version: 1, line: -1, done: 'x', known: 7, question: NaN },
  { uri: REPORT, version: 1, items: [null, { line: 1e9 }], page: {}, targets: [7], at: {} },
  { uri: {}, files: [null, {}], reports: [null, { uri: 7 }] },
  { files: [{ oldUri: 7, newUri: null }], changes: [null, { uri: {} }], settings: 7, event: null },
  { command: 7, arguments: [null] },
];

const NOTIFICATIONS = [
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didSave',
  'textDocument/didClose',
  'workspace/didChangeConfiguration',
  'workspace/didChangeWatchedFiles',
  'workspace/didChangeWorkspaceFolders',
  'initialized',
  '$/cancelRequest',
  '$/setTrace',
  '$/progress',
  'window/workDoneProgress/cancel',
  'mlopsReport/closePage',
  'no/such/notification',
];

const REQUESTS = [
  'textDocument/codeAction',
  'textDocument/codeLens',
  'codeLens/resolve',
  'textDocument/hover',
  'textDocument/completion',
  'completionItem/resolve',
  'textDocument/foldingRange',
  'textDocument/documentSymbol',
  'textDocument/documentLink',
  'workspace/executeCommand',
  'workspace/willRenameFiles',
  ...[
    openPage,
    toggleItems,
    listFigures,
    placeFigures,
    unusedFigures,
    namedFigures,
    renameFigures,
    exportHtml,
  ].map(({ method }) => method),
  'initialize',
  'no/such/thing',
];

for (const [what, body] of Object.entries(BODIES)) {
  test(`the server keeps working after a message that is ${what}`, async (t) => {
    const server = await startWithReport(t);
    server.sendBytes(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`);
    server.sendBytes(body);
    await assertWorks(server);
  });
}

for (const [what, header] of Object.entries(HEADERS)) {
  test(`the server keeps working after a header ${what}`, async (t) => {
    const server = await startWithReport(t);
    server.sendBytes(header);
    // The rest of the same chunk may be lost.
    let hasReplied = false;
    const replies = (): boolean => {
      void server.connection.sendRequest(ping).then(() => {
        hasReplied = true;
      });
      return hasReplied;
    };
    await eventually('the server reads again', replies, ONCE);
    await assertWorks(server);
  });
}

// The protocol has no way to resynchronise. A client with a wrong length gets an error, and the editor starts another server.
const ENDLESS: Readonly<Record<string, readonly string[]>> = {
  'a length that is too large': ['Content-Length: 99999999999999\r\n\r\n'],
  'a negative length': ['Content-Length: -5\r\n\r\n', 'x'.repeat(1_000_000)],
  'no end': ['x'.repeat(1_000_000)],
  'no end, in chunks': Array.from({ length: 100 }, () => 'Content-Type: x\r\n'.repeat(10)),
};
for (const [what, chunks] of Object.entries(ENDLESS)) {
  test(`a header with ${what} gets an error, and the server exits`, async (t) => {
    const server = await startWithReport(t);
    for (const chunk of chunks) server.sendBytes(chunk);
    assert.equal(await server.ended, 1);
    assert.match(
      server.output(),
      /"id":null,"error":\{"code":-32700,"message":"A header [^"]* The server ends\."\}\}$/,
    );
    assert.equal(server.errors(), '');
  });
}

for (const transport of ['--socket', '--pipe'] as const) {
  test(`a wrong header gets an error and the server exits over ${transport}, too`, async (t) => {
    const { socket, ended } = await startListening(t, transport);
    let output = '';
    socket.setEncoding('utf8').on('data', (text: string) => (output += text));
    const initialize = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    socket.write(`Content-Length: ${initialize.length}\r\n\r\n${initialize}`);
    await eventually('it is initialized', () => output.includes('"id":1,"result"'), ONCE);
    socket.write('Content-Length: -5\r\n\r\n');
    assert.equal(await ended, 1);
    assert.match(
      output,
      /"id":null,"error":\{"code":-32700,"message":"A header [^"]* The server ends\."\}\}$/,
    );
  });
}

test("a transport that can't connect is reported, and the server exits", () => {
  const places: readonly (readonly [words: readonly string[], message: RegExp])[] = [
    [['--socket=x'], /needs the number of a port/],
    [['--socket'], /needs the number of a port/],
    [['--socket=99999'], /needs the number of a port/],
    [['--pipe='], /needs a name/],
    [['--pipe', join(temporaryFolder(), 'nobody')], /Nobody listens on the pipe/],
  ];
  for (const [words, message] of places) {
    const { status, stderr } = spawnSync(process.execPath, [SERVER, ...words], { encoding: 'utf8' });
    assert.equal(status, 1, words.join(' '));
    assert.match(stderr, message);
    assert.equal(stderr.trim().split('\n').length, 1);
  }
});

test('messages may arrive in chunks of any size', async (t) => {
  const server = await startWithReport(t);
  const message = (id: number): string => {
    const text = JSON.stringify({ jsonrpc: '2.0', id, method: 'mlopsReport/ping', note: 'ø\r\n\r\n' });
    return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  };
  const bytes = Buffer.from(`${message(9001)}Content-Type: x\r\n\r\n${message(9002)}${message(9003)}`);
  for (const byte of bytes) server.sendBytes(Uint8Array.of(byte));
  await eventually(
    'the server has answered everything',
    () => /9001[^]*9002[^]*9003/.test(server.output()),
    ONCE,
  );
  await assertWorks(server);
});

test('notifications with invalid parameters have no effect', async (t) => {
  const server = await startWithReport(t);
  for (const method of NOTIFICATIONS) {
    for (const params of PARAMS) server.sendRaw(JSON.stringify({ jsonrpc: '2.0', method, params }));
    assert.equal(await server.connection.sendRequest(ping), null, method);
  }
  await assertWorks(server);
});

test('requests with invalid parameters get a result or an error', async (t) => {
  const server = await startWithReport(t);
  for (const method of REQUESTS) {
    for (const params of PARAMS) {
      // A result is as good as an error: it has nothing of any document.
      await server.connection.sendRequest(method, params).catch((error: unknown) => {
        assert.ok(
          error instanceof ResponseError,
          `${method} refuses ${JSON.stringify(params)} with another error`,
        );
      });
    }
  }
  await assertWorks(server);
});

/** A server that has connected to the given address. */
async function startListening(
  t: TestContext,
  transport: '--socket' | '--pipe',
): Promise<{ readonly socket: Socket; readonly ended: Promise<number | null> }> {
  const listener = createServer();
  const windowsPipe = `\\\\.\\pipe\\mlops-report-${process.pid}`;
  const pipe = process.platform === 'win32' ? windowsPipe : join(temporaryFolder(), 'pipe');
  if (transport === '--socket') listener.listen(0, '127.0.0.1');
  else listener.listen(pipe);
  await once(listener, 'listening');
  const address = listener.address();
  const place = typeof address === 'object' ? String(address?.port) : pipe;
  const child = spawn(process.execPath, [SERVER, `${transport}=${place}`], { stdio: 'ignore' });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  t.after(() => {
    child.kill('SIGKILL');
    listener.close();
  });
  const [socket] = (await once(listener, 'connection')) as [Socket];
  return { socket, ended };
}

async function startWithReport(t: Parameters<typeof startServerProcess>[0]): Promise<ServerProcess> {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  await server.diagnostics.next();
  return server;
}

/** The server still runs, reads messages and does its work. */
async function assertWorks(server: ServerProcess): Promise<void> {
  assert.equal(await server.connection.sendRequest(ping), null);
  const other = 'file:///elsewhere/reports/README.md';
  await server.open(other, STREET_REPORT);
  assert.equal((await server.diagnostics.next(({ uri }) => uri === other)).diagnostics.length, 1);
  assert.equal(server.errors(), '');
}
