import fc from 'fast-check';
import assert from 'node:assert/strict';
import type { Position, TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openPage, ping } from '../../../common/protocol';
import { eventually, ONCE } from '../eventually';
import { makeReport } from '../makeReport';
import { startServerProcess, type ServerProcess } from '../serverProcess';
import { STREET_REPORT } from '../streetReport';
import { SCRAPS } from './texts';

const URIS = [
  'file:///nowhere/reports/README.md',
  'untitled:Untitled-1',
  'file:///nowhere/a%20b/report.md',
] as const;

/** What an editor may send, valid or not; positions are fractions of the text's length. */
type Step =
  | {
      readonly kind: 'edit';
      readonly uri: number;
      readonly at: number;
      readonly length: number;
      readonly text: string;
    }
  | { readonly kind: 'reopen'; readonly uri: number }
  | { readonly kind: 'configure'; readonly settings: unknown }
  | { readonly kind: 'ask'; readonly method: string; readonly uri: number; readonly at: number }
  | { readonly kind: 'send'; readonly method: string; readonly params: unknown; readonly isRequest: boolean };

/** A session with the server. */
export type Session = readonly Step[];

const ASKED = [
  ...[
    'codeAction',
    'codeLens',
    'hover',
    'completion',
    'foldingRange',
    'documentSymbol',
    'documentLink',
    'inlayHint',
  ],
  ...[
    'definition',
    'references',
    'prepareRename',
    'rename',
    'selectionRange',
    'semanticTokens/full',
    'documentHighlight',
  ],
].map((name) => `textDocument/${name}`);

const OWN = [
  ...[
    'openPage',
    'toggleItems',
    'listFigures',
    'placeFigures',
    'unusedFigures',
    'namedFigures',
    'renameFigures',
    'exportHtml',
    'ping',
  ],
].map((name) => `mlopsReport/${name}`);

const METHODS = [
  ...ASKED,
  ...OWN,
  ...[
    'workspace/executeCommand',
    'workspace/willRenameFiles',
    'workspace/didRenameFiles',
    'completionItem/resolve',
  ],
  ...[
    'codeLens/resolve',
    'initialize',
    'initialized',
    '$/cancelRequest',
    '$/setTrace',
    '$/progress',
    '__proto__',
    '',
  ],
  ...[
    'workspace/didChangeWatchedFiles',
    'workspace/didChangeWorkspaceFolders',
    'window/workDoneProgress/cancel',
  ],
];

const WORDS = [
  '',
  'x',
  '\ud83d',
  '\u0000',
  '__proto__',
  'constructor',
  '%',
  'file:///',
  'file:///%',
  'figures/a.png',
  'a'.repeat(5000),
];
const KEYS = [
  ...[
    'textDocument',
    'uri',
    'version',
    'position',
    'range',
    'start',
    'end',
    'line',
    'character',
    'context',
    'items',
    'page',
  ],
  ...[
    'targets',
    'question',
    'at',
    'files',
    'oldUri',
    'newUri',
    'command',
    'arguments',
    'changes',
    'event',
    'added',
    '__proto__',
  ],
];

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constantFrom<unknown>(null, true, 0, -1, 1e99, 0.5, 2 ** 31, [], {}),
    fc.constantFrom<unknown>(...WORDS, ...URIS),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 5 }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
})).value;

const SETTINGS: readonly unknown[] = [
  null,
  {},
  { rules: { 'answer-missing': 'off', 'todo-left': 'error' } },
  { files: ['**/(a+)+b/report.md', '**/*a*a*a*a*a*b', '['.repeat(300)] },
  { files: Array.from({ length: 5000 }, (_, index) => `${index}/**`), rules: 'x'.repeat(50_000) },
  { rules: Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`${index}`, index])) },
];

const share = fc.double({ min: 0, max: 1, noNaN: true });
const uri = fc.nat(URIS.length - 1);
const typed = fc.oneof(
  fc.array(fc.constantFrom(...SCRAPS), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      uri,
      at: share,
      length: fc.oneof(fc.constant(0), fc.nat(30), fc.nat(1500)),
      text: typed,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      method: fc.constantFrom(...ASKED),
      uri,
      at: share,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      method: fc.constantFrom(...METHODS),
      params: json,
      isRequest: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const), uri }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('configure' as const), settings: fc.constantFrom(...SETTINGS) }),
  },
);

/** Number of messages in a session. */
export const MESSAGES_PER_SESSION = 300;

/** Sessions with a correct editor, a faulty one, or a random one. */
export const anySession: fc.Arbitrary<Session> = fc.array(step, {
  minLength: MESSAGES_PER_SESSION,
  maxLength: MESSAGES_PER_SESSION,
});

/** After any session the server gives the same results for open documents as a fresh one, and logs nothing but invalid settings. */
export async function anySessionHolds(session: Session): Promise<void> {
  const ends: (() => unknown)[] = [];
  const after = (end: () => unknown): void => void ends.push(end);
  try {
    const server = await startServerProcess({ after }, { settings: {} });
    const texts = [STREET_REPORT, makeReport(), makeReport({ placeholders: 'all', lineEnd: '\r\n' })];
    const documents = URIS.map((one, index) => TextDocument.create(one, 'markdown', 1, texts[index] ?? ''));
    for (const document of documents) await server.open(document.uri, document.getText());
    const asked: Promise<unknown>[] = [];
    for (const [index, one] of session.entries()) {
      await take(server, documents, one, asked);
      // The pipe never fills, so nothing blocks.
      if (index % 50 === 0) assert.equal(await server.connection.sendRequest(ping), null);
    }
    await server.configure({});
    let answered = 0;
    for (const one of asked) void one.then(() => answered++);
    await eventually('each request is answered', () => answered === asked.length, ONCE / 4);
    const fresh = await startServerProcess({ after }, { settings: {} });
    for (const { uri: one } of documents) await server.close(one);
    for (const document of documents)
      for (const each of [server, fresh]) await each.open(document.uri, document.getText());
    for (const { uri: one } of documents)
      assert.deepEqual(
        await pageOf(server, one),
        await pageOf(fresh, one),
        'the page differs from a new server’s',
      );
    const said = (each: ServerProcess): unknown =>
      documents.map(
        (document) => each.diagnostics.all.findLast((update) => update.uri === document.uri)?.diagnostics,
      );
    await eventually(
      'the problems are those of a new server',
      () => JSON.stringify(said(server)) === JSON.stringify(said(fresh)),
      ONCE / 4,
    );
    assert.deepEqual([server.errors(), fresh.errors()], ['', '']);
    const faults = server.log.all.filter(({ message }) => /\bfailed\b/.test(message));
    assert.deepEqual(faults, [], 'something failed');
    for (const { message } of server.log.all) assert.ok(message.length < 2000, 'a long message in the log');
  } finally {
    for (const end of ends) await end();
  }
}

async function pageOf(server: ServerProcess, one: string): Promise<unknown> {
  const page = `page-of-${one}`;
  await server.connection.sendRequest(openPage, { uri: one, page, face: 'github', compared: [] });
  return (await server.pages.next((update) => update.page === page)).blocks;
}

/** @param asked Receives the requests, which resolve when they are answered or rejected. */
async function take(
  server: ServerProcess,
  documents: TextDocument[],
  one: Step,
  asked: Promise<unknown>[],
): Promise<void> {
  switch (one.kind) {
    case 'edit': {
      const document = documentAt(documents, one.uri);
      const start = Math.floor(one.at * document.getText().length);
      const change: TextDocumentContentChangeEvent = {
        range: { start: document.positionAt(start), end: document.positionAt(start + one.length) },
        text: one.text,
      };
      TextDocument.update(document, [change], document.version + 1);
      return server.change(document.uri, document.version, change);
    }
    case 'reopen': {
      const { uri: which } = documentAt(documents, one.uri);
      const text = documentAt(documents, one.uri).getText();
      documents[one.uri] = TextDocument.create(which, 'markdown', 1, text);
      await server.close(which);
      return server.open(which, text);
    }
    case 'configure':
      return server.configure(one.settings);
    case 'ask': {
      const document = documentAt(documents, one.uri);
      const position: Position = document.positionAt(Math.floor(one.at * document.getText().length));
      const params = {
        textDocument: { uri: document.uri },
        position,
        positions: [position],
        range: { start: position, end: position },
        context: { diagnostics: [], includeDeclaration: true },
        newName: 'new.png',
      };
      asked.push(server.connection.sendRequest(one.method, params).catch(() => null));
      return;
    }
    case 'send': {
      const { method, params, isRequest } = one;
      if (!isRequest) return server.connection.sendNotification(method, params);
      asked.push(server.connection.sendRequest(method, params).catch(() => null));
      return;
    }
  }
}

function documentAt(documents: readonly TextDocument[], index: number): TextDocument {
  const document = documents[index];
  if (!document) throw new Error(`There is no document ${index}`);
  return document;
}
