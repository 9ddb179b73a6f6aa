import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CompletionRequest,
  CompletionResolveRequest,
  type CompletionItem,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { HARBOUR_REPORT } from '../support/harbourReport';
import type { ClientOptions } from '../support/languageClient';
import { png } from '../support/pictures';
import { rangeOf } from '../support/places';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';

const CURSOR = '¦';
const FOLDER = 'memory:/course/reports';
const REPORT = `${FOLDER}/README.md`;

const MEMORY: ClientOptions = {
  workspaceFolders: ['memory:/course'],
  initializationOptions: { clientFiles: true, sizedImages: true },
  files: { [`${FOLDER}/figures/low%20tide%20%2850%25%29.png`]: png(64, 48, 2048) },
  folders: {
    [FOLDER]: [
      ['README.md', 'file'],
      ['top.png', 'file'],
      ['figures', 'folder'],
      ['old', 'folder'],
      ['.git', 'folder'],
      ['node_modules', 'folder'],
    ],
    [`${FOLDER}/figures`]: [
      ['boats.png', 'file'],
      ['heavy rain.png', 'file'],
      ['a2.png', 'file'],
      ['a10.png', 'file'],
      ['q1-pier.jpeg', 'file'],
      ['low tide (50%).png', 'file'],
      ['notes.txt', 'file'],
      ['plan.svg', 'file'],
      ['deep', 'folder'],
    ],
    [`${FOLDER}/figures/deep`]: [['anchor.JPG', 'file']],
    [`${FOLDER}/old`]: [['map.png', 'file']],
    [`${FOLDER}/.git`]: [['secret.png', 'file']],
    [`${FOLDER}/node_modules`]: [['logo.png', 'file']],
  },
};

/** The order in which question 1 should be offered the files. */
const OFFERED = [
  'figures/q1-pier.jpeg',
  'figures/a2.png',
  'figures/a10.png',
  'figures/low tide (50%).png',
  'figures/boats.png',
  'figures/heavy rain.png',
  'figures/deep/anchor.JPG',
  'old/map.png',
  'top.png',
];

test('the target of an image offers all images: unused ones first, and those of the question before others', async (t) => {
  const server = await startServerProcess(t, MEMORY);
  const items = await offered(server, '![A drawing](¦)');
  assert.deepEqual(
    items.map(({ label }) => label),
    OFFERED,
  );
  assert.deepEqual(
    items.map(({ labelDetails }) => labelDetails?.description),
    [
      'not used yet',
      'not used yet',
      'not used yet',
      'not used yet',
      'in questions 1, 3',
      'in question 3',
      'not used yet',
      'not used yet',
      'not used yet',
    ],
  );
  assert.deepEqual(
    items.map(({ sortText }) => sortText),
    items.map(({ sortText }) => sortText).toSorted(),
  );
});

test('the whole target is replaced, encoded, and its parenthesis is closed if necessary', async (t) => {
  const server = await startServerProcess(t, MEMORY);
  const tide = 'figures/low%20tide%20%2850%25%29.png';
  for (const [typed, expected] of [
    ['![a](¦)', `![a](${tide})`],
    ['![a](fig¦ures/none.png "A title")', `![a](${tide} "A title")`],
    ['![a](figures/d(1¦).png) and so on', `![a](${tide}) and so on`],
    ['![a](<figures/low ti¦de.png>)', `![a](<${tide}>)`],
    ['![a](<low¦ (b)', `![a](<${tide}>) (b)`],
    ['![a](<low¦)', `![a](<${tide}>)`],
    ['![a](low¦', `![a](${tide})`],
    ['![a [b] c](¦)', `![a [b] c](${tide})`],
    ['- ![a](¦)', `- ![a](${tide})`],
    ['| ![a](¦) |', `| ![a](${tide}) |`],
    ['[![a](¦)](https://example.org)', `[![a](${tide})](https://example.org)`],
    ['<img src="¦">', `<img src="${tide}">`],
    ["<img width='3' src = 'figures/x¦.png' alt=''>", `<img width='3' src = '${tide}' alt=''>`],
    ['<img src="fig¦', `<img src="${tide}"`],
    ['[a](¦)', `![a](${tide})`],
    ['see [a](figures/b¦)', `see ![a](${tide})`],
  ] as const) {
    const items = await offered(server, typed);
    const item = items.find(({ label }) => label.includes('tide'));
    assert.ok(item, typed);
    assert.equal(applied(typed.replace(CURSOR, ''), item), expected, typed);
    assert.equal(item.filterText, tide);
  }
});

test('there are no completions where no figure is named', async (t) => {
  const server = await startServerProcess(t, MEMORY);
  for (const typed of [
    'text ¦',
    '![a¦](figures/boats.png)',
    '![a](figures/boats.png)¦',
    '![a](figures/boats.png ¦"title")',
    '(¦)',
    ']( ¦',
    'a](¦)',
    '\\[a](¦)',
    '`![a](¦)`',
    '<a href="¦">',
    '<img alt="¦">',
    '<img data-src="¦">',
    '<img src="a.png" alt="¦">',
    '<img src="a.png">¦',
  ]) {
    assert.equal(await complete(server, typed), null, typed);
  }
  assert.equal(await complete(server, '```\n![a](¦)\n```'), null);
  assert.equal(await complete(server, '<!--\n![a](¦)\n-->'), null);
});

test('prompts, the checklist and other documents have no completions', async (t) => {
  const server = await startServerProcess(t, MEMORY);
  for (const [before, line] of [
    ['> **Which boats lie there?**', 14],
    ['# The harbour', 0],
    ['* [x] Count the boats (M1)', 6],
  ] as const) {
    await server.open(REPORT, HARBOUR_REPORT.replace(before, '![a]()'));
    assert.equal(await completeAt(server, line, 5), null, before);
    await server.close(REPORT);
  }
  await server.open('memory:/notes.md', '![a]()');
  assert.equal(await completeAt(server, 0, 5, 'memory:/notes.md'), null);
});

test('a resolved item shows its picture', async (t) => {
  const server = await startServerProcess(t, MEMORY);
  const items = await offered(server, '![a](¦)');
  const documented = async (label: string): Promise<unknown> => {
    const item = items.find((one) => one.label === label);
    assert.ok(item);
    const { documentation } = await server.connection.sendRequest(CompletionResolveRequest.type, item);
    return documentation ?? null;
  };
  assert.deepEqual(await documented('figures/low tide (50%).png'), {
    kind: 'markdown',
    value: `![](${FOLDER}/figures/low%20tide%20%2850%25%29.png|width=300)\n\n64 × 48 pixels · 2 kB`,
  });
  assert.equal(await documented('figures/a2.png'), null);
});

test('an editor that completes paths inside a folder gets only what it does not list itself', async (t) => {
  const initializationOptions = { clientFiles: true, markdownFeatures: true };
  const server = await startServerProcess(t, { ...MEMORY, initializationOptions });
  const whole = OFFERED.filter((path) => path !== 'top.png');
  for (const typed of ['![a](¦)', '![a](fig¦)']) {
    assert.deepEqual(
      (await offered(server, typed)).map(({ label }) => label),
      whole,
    );
  }
  assert.equal(await complete(server, '![a](figures/¦)'), null);
  assert.equal(await complete(server, '![a](figures/b¦oats.png)'), null);
});

test("everything is offered if the editor's own path completion is off", async (t) => {
  const server = await startServerProcess(t, {
    ...MEMORY,
    initializationOptions: { clientFiles: true, markdownFeatures: true },
    editorSettings: { 'markdown.suggest.paths.enabled': false },
  });
  assert.deepEqual(
    (await offered(server, '![a](figures/¦)')).map(({ label }) => label),
    OFFERED,
  );
});

test('nothing is offered if the files can’t be reached', async (t) => {
  const server = await startServerProcess(t, { ...MEMORY, initializationOptions: {} });
  assert.equal(await complete(server, '![a](¦)'), null);
});

test('the search stops before it has read thousands of folders and files', async (t) => {
  const names = Array.from({ length: 3000 }, (_, index) => `f${index}`);
  const folders = Object.fromEntries([
    [FOLDER, names.map((name) => [name, 'folder'] as [string, 'folder'])],
    ...names.map((name) => [`${FOLDER}/${name}`, names.map((file) => [`${file}.png`, 'file'] as const)]),
  ]) as NonNullable<ClientOptions['folders']>;
  const server = await startServerProcess(t, { ...MEMORY, folders });
  assert.equal((await offered(server, '![a](¦)')).length, 500);
  assert.ok(new Set(server.listed).size < 100);
});

/** The completions at the cursor, `¦`, in a text that is inserted below the figure of the first answer. */
async function complete(server: ServerProcess, typed: string): Promise<CompletionItem[] | null> {
  const text = HARBOUR_REPORT.replace('figures/boats.png)\n', () => `figures/boats.png)\n\n${typed}\n`);
  const { line, character } = rangeOf(text, CURSOR).start;
  await server.open(REPORT, text.replace(CURSOR, ''));
  const items = await completeAt(server, line, character);
  await server.close(REPORT);
  return items;
}

async function offered(server: ServerProcess, typed: string): Promise<CompletionItem[]> {
  const items = await complete(server, typed);
  assert.ok(items, typed);
  return items;
}

async function completeAt(
  server: ServerProcess,
  line: number,
  character: number,
  uri = REPORT,
): Promise<CompletionItem[] | null> {
  const items = await server.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri },
    position: { line, character },
  });
  return items as CompletionItem[] | null;
}

/** A line after the edits of an item. */
function applied(line: string, { textEdit, additionalTextEdits = [] }: CompletionItem): string {
  assert.ok(textEdit);
  const edits = [textEdit as TextEdit, ...additionalTextEdits].toSorted(
    (a, b) => b.range.start.character - a.range.start.character,
  );
  return edits.reduce(
    (text, { range, newText }) =>
      text.slice(0, range.start.character) + newText + text.slice(range.end.character),
    line,
  );
}
