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

const EVENTS = 10_000;

/** So many of them at the end. */
const LAST_EVENTS = 500;

/** What happens, and how often for each time that something else does. */
type Weather = Readonly<
  Partial<
    Record<'edit' | 'changeFiles' | 'ask' | 'openOrClose' | 'save' | 'configure' | 'changeFolders', number>
  >
>;

const ANYTHING: Weather = {
  edit: 74,
  changeFiles: 10,
  ask: 10,
  openOrClose: 2,
  save: 2,
  configure: 1,
  changeFolders: 1,
};

/** An answer is awaited after this many events, so that the pipe never fills: far more than a person can cause at once. */
const BATCH = 100;

/** Longer reports are replaced by new ones, in UTF-16 units. */
const LONGEST = 30_000;

/** What is typed and pasted: all that has a meaning to the scanner, and what breaks lines. */
const SCRAPS = [
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
  test(`${EVENTS} events end in the state of a fresh start (seed ${seed})`, async (t) => {
    const storm = await startStorm(t, seed);
    await storm.blow(EVENTS - LAST_EVENTS, ANYTHING);
    await storm.openAll();
    // Opening and saving make the server look at everything again; here it has to have followed.
    await storm.blow(LAST_EVENTS, { edit: 70, changeFiles: 30 });
    const fresh = await storm.startFresh();
    const isSame = (): boolean => same(storm.told(storm.server), storm.told(fresh));
    await eventually('both servers say the same', isSame, ONCE);
    // What is still under way must not change it again.
    await Promise.all([storm.calm(), storm.calm(fresh)]);
    assert.deepEqual(storm.told(storm.server), storm.told(fresh));
    assert.ok(storm.told(storm.server).some(({ report }) => report !== null));
    assert.deepEqual(storm.server.log.all, []);
    assert.equal(storm.server.errors(), '');
  });
}

/** What a server last said of a document. */
interface Told {
  readonly uri: string;
  readonly diagnostics: unknown;
  readonly report: unknown;
}

interface Storm {
  readonly server: ServerProcess;
  /** Lets things happen, many of them before the server has come to the first. Rejects where a request is refused. */
  blow(events: number, weather: Weather): Promise<void>;
  /** Resolves when everything sent so far is answered. */
  calm(server?: ServerProcess): Promise<void>;
  openAll(): Promise<void>;
  /** A server that is started on the state as it is now. */
  startFresh(): Promise<ServerProcess>;
  told(server: ServerProcess): readonly Told[];
}

async function startStorm(t: TestContext, seed: number): Promise<Storm> {
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
  let asked: Promise<unknown>[] = [];

  const server = await startServerProcess(t, { workspaceFolders: folders });

  function documentAt(uri: string): TextDocument {
    const document = documents.get(uri);
    if (!document) throw new Error(`There is no ${uri}`);
    return document;
  }

  function newDocument(uri: string, version: number): TextDocument {
    const answers = { [1 + below(8)]: pick(SCRAPS), [1 + below(8)]: 'TODO ![alt](figures/b.png)' };
    // One of the course's own reports is enough: the others are short, so that more happens to them.
    const options = uri === uris[0] ? { answers } : { answers, course: SHORT_COURSE };
    return TextDocument.create(uri, 'markdown', version, makeReport(options));
  }

  function edit(): void {
    const uri = pick(uris);
    if (!open.has(uri)) return;
    const document = documentAt(uri);
    const version = document.version + 1;
    if (document.getText().length > LONGEST || below(200) === 0) {
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
        text: below(4) === 0 && end > start ? '' : pick(SCRAPS),
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
    const isThere = folders.includes(folder.uri);
    folders = isThere ? folders.filter((uri) => uri !== folder.uri) : [...folders, folder.uri];
    const event = { added: isThere ? [] : [folder], removed: isThere ? [folder] : [] };
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

  function ask(): void {
    const uri = pick(uris);
    const { version, lineCount } = documentAt(uri);
    const position = { line: below(lineCount), character: below(20) };
    const textDocument = { uri };
    const range = { start: position, end: position };
    const { connection } = server;
    const questions = [
      () => server.codeActions(uri, range),
      () => connection.sendRequest(HoverRequest.type, { textDocument, position }),
      () => connection.sendRequest(FoldingRangeRequest.type, { textDocument }),
      () => connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
      () => connection.sendRequest(openPage, { uri, page: uri, face: 'github', compared: [] }),
      () =>
        connection.sendRequest(toggleItems, { uri, version, items: [{ line: position.line, done: true }] }),
    ];
    asked.push(pick(questions)());
  }

  async function calm(one = server): Promise<void> {
    const answers = asked;
    asked = [];
    await Promise.all(answers);
    for (const uri of uris)
      await one.connection.sendRequest(openPage, { uri, page: uri, face: 'github', compared: [] });
  }

  function configure(): void {
    settings = pick(SETTINGS);
    send(server.configure(settings));
  }

  function send(sent: Promise<unknown>): void {
    asked.push(sent);
  }

  const happenings = { edit, changeFiles, ask, openOrClose, save, configure, changeFolders };

  for (const uri of uris) openOne(uri);
  return {
    server,
    async blow(events, weather) {
      const lots = Object.entries(weather).flatMap(([name, weight]) =>
        Array.from({ length: weight }, () => happenings[name as keyof Weather]),
      );
      for (let event = 1; event <= events; event++) {
        pick(lots)();
        if (event % BATCH === 0) await calm();
      }
    },
    calm,
    async openAll() {
      for (const uri of uris) if (!open.has(uri)) openOne(uri);
      await calm();
    },
    async startFresh() {
      const fresh = await startServerProcess(t, { workspaceFolders: folders, settings });
      for (const uri of uris) await fresh.open(uri, documentAt(uri).getText());
      return fresh;
    },
    told: (one) =>
      uris.map((uri) => ({
        uri,
        diagnostics: one.diagnostics.all.findLast((news) => news.uri === uri)?.diagnostics ?? [],
        report: one.reports.all.findLast((news) => news.uri === uri)?.report,
      })),
  };
}

function same(one: readonly Told[], other: readonly Told[]): boolean {
  const isTold = one.every(({ report }) => report !== undefined);
  return isTold && JSON.stringify(one) === JSON.stringify(other);
}

/** Numbers from 0 up to 1 that are the same for the same seed: Mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
