import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  CodeLensRequest,
  DocumentSymbolRequest,
  HoverRequest,
  type Position,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { closePage, exportHtml, openPage, ping } from '../../common/protocol';
import { eventually, ONCE } from './eventually';
import { PNG } from './images';
import { VSCODE } from './languageClient';
import { makeReport } from './makeReport';
import { startServerProcess, type ServerProcess } from './serverProcess';
import { temporaryFolder } from './temporaryFolder';

/** Resources of a process after garbage collection. */
export interface Held {
  /** In bytes. */
  readonly heap: number;
  /** Open files, pipes and similar handles. */
  readonly handles: number;
  /** Timers of any kind. */
  readonly timers: number;
  /** Folder watchers. */
  readonly watchers: number;
}

/** The amount of work, after a warm-up with the given edits and documents. */
export interface Life {
  readonly edits: number;
  readonly documents: number;
  readonly warmUp: { readonly edits: number; readonly documents: number };
}

/** The server's resources after the warm-up, after the edits, and after everything was closed. */
export interface Lived {
  readonly before: Held;
  readonly afterEdits: Held;
  readonly afterAll: Held;
}

/** On a signal, the process collects garbage and writes down its resources. Plain JavaScript, because Node loads it before the server. */
const PROBE = `
const hooks = require('node:async_hooks');
const fs = require('node:fs');
const live = new Map();
hooks.createHook({
  init(id, type) { if (type === 'Timeout' || type === 'FSEVENTWRAP') live.set(id, type); },
  destroy(id) { live.delete(id); },
}).enable();
const count = (type) => [...live.values()].filter((one) => one === type).length;
process.on('SIGUSR2', () => {
  gc();
  // Handles report their destruction in a later turn.
  setImmediate(() => setImmediate(() => {
    gc();
    const held = {
      heap: process.memoryUsage().heapUsed,
      handles: fs.readdirSync('/proc/self/fd').length,
      timers: count('Timeout'),
      watchers: count('FSEVENTWRAP'),
    };
    fs.writeFileSync(process.env.PROBE_FILE + '.new', JSON.stringify(held));
    fs.renameSync(process.env.PROBE_FILE + '.new', process.env.PROBE_FILE);
  }));
});
`;

/** An answer is awaited after this many messages, so that the pipe never fills. */
const BATCH = 50;

/** If the editor watches nothing, the server watches folders itself. */
const workspace = { ...VSCODE.workspace, didChangeWatchedFiles: {} };

/**
 * Simulates a long session. One report gets many edits with all requests of an editor, while its figures come and go and its page is shown
 * and exported. Many reports, each in its own folder, are opened, changed and closed. Linux only.
 */
export async function liveLong(
  test: Pick<TestContext, 'after'>,
  { edits, documents, warmUp }: Life,
): Promise<Lived> {
  const root = temporaryFolder();
  const probe = join(root, 'probe.cjs');
  const file = join(root, 'held.json');
  writeFileSync(probe, PROBE);
  const server = await startServerProcess(
    test,
    { capabilities: { ...VSCODE, workspace }, initializationOptions: {} },
    { nodeOptions: ['--expose-gc', '--require', probe], env: { PROBE_FILE: file } },
  );
  const random = randomNumbers(7);

  async function held(): Promise<Held> {
    // By then closed documents are forgotten, and delayed work is done.
    await eventually('the server is idle', async () => isQuiet(await look()), ONCE);
    return look();
  }
  async function look(): Promise<Held> {
    await server.connection.sendRequest(ping);
    rmSync(file, { force: true });
    process.kill(server.pid, 'SIGUSR2');
    const text = await eventually('the server reports its resources', () => readIfThere(file), ONCE);
    return JSON.parse(text) as Held;
  }

  await writeOne(server, root, 0, warmUp.edits, random);
  for (let number = 1; number <= warmUp.documents; number++) await visit(server, root, number);
  const before = await held();
  await writeOne(server, root, 0, edits, random);
  const afterEdits = await held();
  for (let number = 0; number < documents; number++) await visit(server, root, number);
  return { before, afterEdits, afterAll: await held() };
}

function isQuiet({ timers, watchers }: Held): boolean {
  // The library checks every few seconds whether the editor is alive.
  return timers <= 1 && watchers === 0;
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function makeFolder(root: string, number: number): string {
  const folder = join(root, String(number), 'reports');
  mkdirSync(join(folder, 'figures'), { recursive: true });
  writeFileSync(join(folder, 'figures/a.png'), PNG);
  return folder;
}

/** A long editing session. */
async function writeOne(
  server: ServerProcess,
  root: string,
  number: number,
  edits: number,
  random: () => number,
): Promise<void> {
  const folder = makeFolder(root, number);
  const uri = pathToFileURL(join(folder, 'README.md')).href;
  const text = makeReport({ answers: { 3: 'Some words of ours. ![a](figures/a.png)' } });
  const document = TextDocument.create(uri, 'markdown', 1, text);
  await server.open(uri, text);
  await server.connection.sendRequest(openPage, { uri, page: 'page', face: 'github', compared: [] });
  const asked: Promise<unknown>[] = [];
  for (let edit = 1; edit <= edits; edit++) {
    const { length } = document.getText();
    const start = document.positionAt(Math.floor(random() * length));
    const isLong = length > text.length + 200;
    const end = isLong ? document.positionAt(document.offsetAt(start) + 20) : start;
    const change = { range: { start, end }, text: isLong ? '' : pick(TYPED, random) };
    TextDocument.update(document, [change], document.version + 1);
    asked.push(server.change(uri, document.version, change));
    if (edit % 20 === 0) asked.push(...ask(server, uri, start));
    if (edit % 101 === 0) {
      const figure = join(folder, 'figures', `${edit % 3}.png`);
      if (random() < 0.5) writeFileSync(figure, PNG);
      else rmSync(figure, { force: true });
    }
    if (edit % 101 === 50) asked.push(server.connection.sendRequest(exportHtml, { uri, isHandIn: false }));
    if (edit % 211 === 0)
      asked.push(server.configure({ rules: { 'todo-left': pick(['off', 'error'], random) } }));
    if (edit % BATCH === 0) await Promise.all(asked.splice(0));
  }
  await Promise.all(asked);
  await server.configure({});
  await server.connection.sendNotification(closePage, { page: 'page' });
  await server.close(uri);
}

const TYPED = [
  'a',
  'word ',
  ' ',
  '\n',
  '\n\n',
  'TODO',
  '**',
  '`',
  '![b](figures/1.png)',
  '$x$',
  '- [ ] b\n',
  '😀',
];

/** Opens a report, changes a word, and closes it. */
async function visit(server: ServerProcess, root: string, number: number): Promise<void> {
  const folder = makeFolder(root, number);
  const uri = pathToFileURL(join(folder, 'README.md')).href;
  const position = { line: 3, character: 0 };
  await server.open(uri, makeReport({ answers: { 2: `Report ${number}. ![a](figures/a.png)` } }));
  await server.change(uri, 2, { range: { start: position, end: position }, text: 'x' });
  await Promise.all(ask(server, uri, position));
  if (number % 10 === 0) await server.connection.sendRequest(exportHtml, { uri, isHandIn: false });
  await server.close(uri);
}

function ask(server: ServerProcess, uri: string, position: Position): Promise<unknown>[] {
  const { connection } = server;
  const textDocument = { uri };
  return [
    connection.sendRequest(HoverRequest.type, { textDocument, position }),
    connection.sendRequest(CodeLensRequest.type, { textDocument }),
    connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
    server.codeActions(uri, { start: position, end: position }),
  ];
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** Pseudo-random numbers from 0 to below 1, reproducible by seed (Lehmer, MINSTD). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
