import assert from 'node:assert/strict';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  DidChangeWorkspaceFoldersNotification,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openPage, toggleItems } from '../../common/protocol';
import type { Limits } from '../../server/src/report/report';
import { ONCE, eventually } from '../support/eventually';
import { makeReport, placeholder } from '../support/makeReport';
import { runs } from '../support/runs';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';
import { temporaryFolder } from '../support/temporaryFolder';

const EVENT_COUNT = 10_000;

/** The number of edits and file changes at the end. */
const LAST_EVENT_COUNT = 500;

/** The events to choose from, with their weights. */
type EventWeights = Readonly<
  Partial<
    Record<
      'edit' | 'changeFiles' | 'request' | 'openOrClose' | 'save' | 'configure' | 'changeFolders',
      number
    >
  >
>;

const ANYTHING: EventWeights = {
  edit: 74,
  changeFiles: 10,
  request: 10,
  openOrClose: 2,
  save: 2,
  configure: 1,
  changeFolders: 1,
};

/** Replies are awaited after this many events, so that the pipe never fills. No person causes as many at once. */
const BATCH = 100;

/** Longer reports are replaced by new ones, in UTF-16 units. */
const MAX_LENGTH = 30_000;

/** What is typed and pasted: everything with a meaning in the grammar, and line ends. */
const SNIPPETS = [
  ...[
    'a',
    ' ',
    '\n',
    '\r\n',
    '\n\n',
    '#',
    '##',
    '### ',
    '```',
    '\n```\n',
    '<!--',
    '-->',
    '    ',
    '> ',
    'TODO',
  ],
  ...['> Answer:', 'Answer:', '\n### Question 40\n\n> **More?**\n>\n> Answer:\n\n', '\n# Question 6\n'],
  ...['![alt](figures/a.png)', '![alt][label]', '\n[label]: figures/b.png\n', '[text](figures/c.png)'],
  ...[
    '<img src="figures/D.png">',
    placeholder(7),
    '---',
    '\n* [ ] Do it\n',
    '[x ]',
    '<<<<<<< ours\n',
    's123',
  ],
];

const SHORT_COURSE: readonly Limits[] = Array.from({ length: 8 }, () => ({
  words: { min: 5, max: 40 },
  images: { min: 0, max: 1 },
}));

const SETTINGS = [
  {},
  { rules: { 'todo-left': 'error', 'answer-missing': 'off' } },
  { rules: { 'figure-missing': 'hint' }, codeLens: { enabled: false } },
  { files: ['**/second/*.md'] },
];

const IMAGES = ['a.png', 'b.png', 'c.png', 'd.png', 'deep/e.jpg'];

for (let seed = 1; seed <= runs(1).numRuns; seed++) {
  test(`after ${EVENT_COUNT} events the results are those of a new server (seed ${seed})`, async (t) => {
    const simulation = await startSimulation(t, seed);
    await simulation.run(EVENT_COUNT - LAST_EVENT_COUNT, ANYTHING);
    await simulation.openAll();
    // Opening and saving make the server check everything again; now it must have followed the events alone.
    await simulation.run(LAST_EVENT_COUNT, { edit: 70, changeFiles: 30 });
    const fresh = await simulation.startFresh();
    const isSame = (): boolean => same(simulation.results(simulation.server), simulation.results(fresh));
    await eventually('both servers have the same results', isSame, ONCE);
    // Work that is still pending must not change the results.
    await Promise.all([simulation.settle(), simulation.settle(fresh)]);
    assert.deepEqual(simulation.results(simulation.server), simulation.results(fresh));
    assert.ok(simulation.results(simulation.server).some(({ report }) => report !== null));
    assert.deepEqual(simulation.server.log.all, []);
    assert.equal(simulation.server.errors(), '');
  });
}

/** The last results of a server for a document. */
interface Results {
  readonly uri: string;
  readonly diagnostics: unknown;
  readonly report: unknown;
}

interface Simulation {
  readonly server: ServerProcess;
  /** Causes events, many of them before the server has handled the first. Rejects if a request gets an error. */
  run(events: number, weights: EventWeights): Promise<void>;
  /** Resolves when everything sent so far is answered. */
  settle(server?: ServerProcess): Promise<void>;
  openAll(): Promise<void>;
  /** A new server with the current documents and settings. */
  startFresh(): Promise<ServerProcess>;
  results(server: ServerProcess): readonly Results[];
}

async function startSimulation(t: TestContext, seed: number): Promise<Simulation> {
  const random = randomNumbers(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;

  const root = temporaryFolder();
  const rootUri = pathToFileURL(root).toString();
  const paths = ['reports/README.md', 'second/notes.md', 'report.md'];
  for (const folder of ['reports/figures/deep', 'second/figures', 'figures'])
    mkdirSync(join(root, folder), { recursive: true });
  const uris = paths.map((path) => `${rootUri}/${path}`);
  const documents = new Map(uris.map((uri) => [uri, newDocument(uri, 1)]));
  const open = new Set<string>();
  let folders = [rootUri];
  let settings: unknown = {};
  let pending: Promise<unknown>[] = [];

  const server = await startServerProcess(t, { workspaceFolders: folders });

  function documentAt(uri: string): TextDocument {
    const document = documents.get(uri);
    if (!document) throw new Error(`There is no ${uri}`);
    return document;
  }

  function newDocument(uri: string, version: number): TextDocument {
    const answers = { [1 + below(8)]: pick(SNIPPETS), [1 + below(8)]: 'TODO ![alt](figures/b.png)' };
    // One report of the course's size is enough: the others are short, so that more happens in them.
    const options = uri === uris[0] ? { answers } : { answers, course: SHORT_COURSE };
    return TextDocument.create(uri, 'markdown', version, makeReport(options));
  }

  function edit(): void {
    const uri = pick(uris);
    if (!open.has(uri)) return;
    const document = documentAt(uri);
    const version = document.version + 1;
    if (document.getText().length > MAX_LENGTH || below(200) === 0) {
      const next = newDocument(uri, version);
      documents.set(uri, next);
      send(server.change(uri, version, { text: next.getText() }));
      return;
    }
    const changes = Array.from({ length: 1 + below(4) }, () => {
      const { length } = document.getText();
      const start = below(length + 1);
      const end = below(3) === 0 ? Math.min(length, start + below(below(10) === 0 ? 2000 : 12)) : start;
      const change = {
        range: { start: document.positionAt(start), end: document.positionAt(end) },
        text: below(4) === 0 && end > start ? '' : pick(SNIPPETS),
      };
      TextDocument.update(document, [change], version);
      return change;
    });
    send(server.change(uri, version, ...changes));
  }

  function changeFiles(): void {
    const folder = pick(['reports/figures', 'second/figures', 'figures']);
    const [from, to] = [`${folder}/${pick(IMAGES)}`, `${folder}/${pick(IMAGES)}`];
    const [fromPath, toPath] = [join(root, from), join(root, to)];
    if (!existsSync(fromPath)) {
      mkdirSync(join(fromPath, '..'), { recursive: true });
      writeFileSync(fromPath, 'picture');
      send(server.filesChanged({ uri: `${rootUri}/${from}`, type: 1 }));
    } else if (below(2) === 0) {
      rmSync(fromPath);
      send(server.filesChanged({ uri: `${rootUri}/${from}`, type: 3 }));
    } else if (existsSync(join(toPath, '..'))) {
      renameSync(fromPath, toPath);
      send(server.filesChanged({ uri: `${rootUri}/${from}`, type: 3 }, { uri: `${rootUri}/${to}`, type: 1 }));
    }
  }

  function changeFolders(): void {
    const folder = { uri: pick([`${rootUri}/reports`, `${rootUri}/second`]), name: 'folder' };
    const isOpen = folders.includes(folder.uri);
    folders = isOpen ? folders.filter((uri) => uri !== folder.uri) : [...folders, folder.uri];
    const event = { added: isOpen ? [] : [folder], removed: isOpen ? [folder] : [] };
    send(server.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event }));
  }

  function openOrClose(): void {
    const uri = pick(uris);
    if (open.delete(uri)) send(server.close(uri));
    else openOne(uri);
  }

  function openOne(uri: string): void {
    open.add(uri);
    const next = TextDocument.create(uri, 'markdown', 1, documentAt(uri).getText());
    documents.set(uri, next);
    send(server.open(uri, next.getText()));
  }

  function save(): void {
    const uri = pick(uris);
    if (open.has(uri)) send(server.save(uri));
  }

  function request(): void {
    const uri = pick(uris);
    const { version, lineCount } = documentAt(uri);
    const position = { line: below(lineCount), character: below(20) };
    const textDocument = { uri };
    const range = { start: position, end: position };
    const { connection } = server;
    const requests = [
      () => server.codeActions(uri, range),
      () => connection.sendRequest(HoverRequest.type, { textDocument, position }),
      () => connection.sendRequest(FoldingRangeRequest.type, { textDocument }),
      () => connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
      () => connection.sendRequest(openPage, { uri, page: uri, face: 'github', compared: [] }),
      () =>
        connection.sendRequest(toggleItems, { uri, version, items: [{ line: position.line, done: true }] }),
    ];
    pending.push(pick(requests)());
  }

  async function settle(one = server): Promise<void> {
    const answers = pending;
    pending = [];
    await Promise.all(answers);
    for (const uri of uris)
      await one.connection.sendRequest(openPage, { uri, page: uri, face: 'github', compared: [] });
  }

  function configure(): void {
    settings = pick(SETTINGS);
    send(server.configure(settings));
  }

  function send(sent: Promise<unknown>): void {
    pending.push(sent);
  }

  const actions = { edit, changeFiles, request, openOrClose, save, configure, changeFolders };

  for (const uri of uris) openOne(uri);
  return {
    server,
    async run(events, weights) {
      const weighted = Object.entries(weights).flatMap(([name, weight]) =>
        Array.from({ length: weight }, () => actions[name as keyof EventWeights]),
      );
      for (let event = 1; event <= events; event++) {
        pick(weighted)();
        if (event % BATCH === 0) await settle();
      }
    },
    settle,
    async openAll() {
      for (const uri of uris) if (!open.has(uri)) openOne(uri);
      await settle();
    },
    async startFresh() {
      const fresh = await startServerProcess(t, { workspaceFolders: folders, settings });
      for (const uri of uris) await fresh.open(uri, documentAt(uri).getText());
      return fresh;
    },
    results: (one) =>
      uris.map((uri) => ({
        uri,
        diagnostics: one.diagnostics.all.findLast((update) => update.uri === uri)?.diagnostics ?? [],
        report: one.reports.all.findLast((update) => update.uri === uri)?.report,
      })),
  };
}

function same(one: readonly Results[], other: readonly Results[]): boolean {
  const hasResults = one.every(({ report }) => report !== undefined);
  return hasResults && JSON.stringify(one) === JSON.stringify(other);
}

/** Numbers from 0 up to 1, the same for the same seed: Mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
