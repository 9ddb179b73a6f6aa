import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CodeLensRequest,
  CodeLensResolveRequest,
  ExecuteCommandRequest,
  type CodeLens,
} from 'vscode-languageserver-protocol/node';
import { HARBOUR_REPORT } from '../support/harbourReport';
import { VSCODE } from '../support/languageClient';
import { rangeAt } from '../support/ranges';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';
import { lines } from '../support/streetReport';

const FOLDER = 'memory:/course/reports';
const REPORT = `${FOLDER}/README.md`;
const LENSES = 'textDocument/codeLens';

test('each heading of a question has a lens, whose title is resolved later', async (t) => {
  const server = await startServerProcess(t);
  await lensesAreOn(server);
  await server.open(REPORT, HARBOUR_REPORT);
  const lenses = await lensesOf(server);
  assert.deepEqual(
    lenses.map(({ range, command }) => ({ range, command })),
    [12, 24, 36].map((line) => ({ range: rangeAt(line, 0, line, 14), command: undefined })),
  );
  assert.deepEqual(await titles(server), [
    'fits · 10 / 5–10 words · 1 / 1–2 figures',
    'not answered (5–10 words)',
    'answered · 1 problem',
  ]);
});

test('a lens follows each change', async (t) => {
  const server = await startServerProcess(t);
  await lensesAreOn(server);
  await server.open(REPORT, HARBOUR_REPORT);
  await server.change(REPORT, 2, { range: rangeAt(20, 0, 20, 0), text: 'Well, there are ' });
  assert.equal((await titles(server))[0], '3 words too many · 13 / 5–10 words · 1 / 1–2 figures · 1 problem');
  await server.change(REPORT, 3, { range: rangeAt(32, 0, 32, 28), text: 'Nobody.' });
  assert.equal((await titles(server))[1], '4 words to go · 1 / 5–10 words · 1 problem');
});

test('counts without limits are left out, and equal limits are one number', async (t) => {
  const server = await startServerProcess(t);
  await lensesAreOn(server);
  const question = (prompt: string, answer: string): string =>
    lines('### Question 1', '', `> ${prompt}`, '>', '> Answer:', '', answer, '');
  const titleOf = async (prompt: string, answer: string): Promise<string | undefined> => {
    await server.open(REPORT, question(prompt, answer));
    const [title] = await titles(server);
    await server.close(REPORT);
    return title;
  };
  assert.equal(await titleOf('Why?', 'So'), 'answered');
  assert.equal(await titleOf('Why?', '![Why](figures/why.png)'), 'answered');
  assert.equal(await titleOf('Why? Include a figure.', '![Why](figures/why.png)'), 'fits · 1 / 1 figure');
  assert.equal(await titleOf('Why?', ''), 'not answered');
  assert.equal(await titleOf('Why? Include a figure.', ''), 'not answered (1 figure)');
});

test('an icon shows the state of each question if the client shows icons', async (t) => {
  const server = await startServerProcess(t, { initializationOptions: { titleIcons: true } });
  await lensesAreOn(server);
  await server.open(REPORT, HARBOUR_REPORT);
  const icons = async (): Promise<unknown[]> => (await titles(server)).map((title) => title?.split(/\s/u)[0]);
  assert.deepEqual(await icons(), ['$(pass)', '$(circle-large-outline)', '$(info)']);
  await server.change(REPORT, 2, { range: rangeAt(20, 0, 20, 0), text: 'Well, there are ' });
  assert.equal((await icons())[0], '$(warning)');
});

test('a question without “Answer:” says so', async (t) => {
  const server = await startServerProcess(t);
  await lensesAreOn(server);
  await server.open(REPORT, HARBOUR_REPORT.replace('> Answer:\n', ''));
  assert.equal((await titles(server))[0]?.split(' · ')[0], '“Answer:” is missing');
});

test('a click goes to the first problem, else to the answer, else to where it belongs', async (t) => {
  const server = await startServerProcess(t);
  await lensesAreOn(server);
  // Another figure than in question 1, so that the last question has no problems.
  await server.open(REPORT, HARBOUR_REPORT.replace('"figures/boats.png"', '"figures/rain.png"'));
  const commands = (await resolved(server)).map(({ command }) => command);
  assert.deepEqual(
    commands.map((command) => command?.tooltip),
    ['Go to the answer', 'Go to the first problem', 'Go to the answer'],
  );
  for (const command of commands) {
    assert.ok(command);
    await server.connection.sendRequest(ExecuteCommandRequest.type, {
      command: command.command,
      arguments: command.arguments ?? [],
    });
  }
  assert.deepEqual(server.shown.all, [
    { uri: REPORT, selection: rangeAt(20, 0, 20, 0), takeFocus: true },
    { uri: REPORT, selection: rangeAt(32, 0, 32, 28), takeFocus: true },
    { uri: REPORT, selection: rangeAt(40, 10, 40, 10), takeFocus: true },
  ]);
});

test("a lens shows the problems if the client can't show a document", async (t) => {
  const server = await startServerProcess(t, { capabilities: { ...VSCODE, window: {} } });
  await lensesAreOn(server);
  await server.open(REPORT, HARBOUR_REPORT);
  const [lens] = await resolved(server);
  assert.deepEqual(lens?.command, {
    title: 'fits · 10 / 5–10 words · 1 / 1–2 figures',
    command: 'mlopsReport.showProblems',
    arguments: [REPORT, 12],
  });
});

test('a lens of a deleted question is resolved to an invisible title', async (t) => {
  const server = await startServerProcess(t);
  await lensesAreOn(server);
  await server.open(REPORT, HARBOUR_REPORT);
  const last = (await lensesOf(server)).at(-1);
  assert.ok(last);
  await server.change(REPORT, 2, { range: rangeAt(34, 0, 45, 0), text: '' });
  const { command } = await server.connection.sendRequest(CodeLensResolveRequest.type, last);
  assert.deepEqual(command, { title: ' ', command: '' });
});

test('the setting turns lenses off and on while the server runs', async (t) => {
  const server = await startServerProcess(t, { settings: { codeLens: { enabled: false } } });
  await server.open(REPORT, HARBOUR_REPORT);
  await server.reports.next();
  assert.equal(await server.connection.sendRequest(CodeLensRequest.type, at(REPORT)), null);
  await server.configure({});
  await lensesAreOn(server);
  assert.equal((await lensesOf(server)).length, 3);
  await server.configure({ codeLens: { enabled: false } });
  await server.switched.next(({ method, isOn }) => method === LENSES && !isOn);
  assert.equal(await server.connection.sendRequest(CodeLensRequest.type, at(REPORT)), null);
});

test('a client without dynamic registration has lenses from the start, and gets refresh requests', async (t) => {
  const capabilities = { ...VSCODE, textDocument: {} };
  const server = await startServerProcess(t, { capabilities });
  assert.deepEqual(server.initialized.capabilities.codeLensProvider, { resolveProvider: true });
  await server.refreshed.next();
  await server.open(REPORT, HARBOUR_REPORT);
  assert.equal((await lensesOf(server)).length, 3);
  await server.configure({ codeLens: { enabled: false } });
  await server.refreshed.next();
  assert.equal(await server.connection.sendRequest(CodeLensRequest.type, at(REPORT)), null);
  assert.ok(server.switched.all.every(({ method }) => method !== LENSES));
});

test('the client gets a refresh request when figures change, but not when the text does', async (t) => {
  const folders: Record<string, [string, 'file' | 'folder'][]> = {
    [FOLDER]: [['figures', 'folder']],
    [`${FOLDER}/figures`]: [['heavy rain.png', 'file']],
  };
  const server = await startServerProcess(t, { folders, initializationOptions: { clientFiles: true } });
  await lensesAreOn(server);
  await server.open(REPORT, HARBOUR_REPORT);
  assert.equal((await titles(server))[0], 'fits · 10 / 5–10 words · 1 / 1–2 figures · 1 problem');
  const before = server.refreshed.all.length;
  await server.change(REPORT, 2, { range: rangeAt(20, 0, 20, 3), text: 'All' });
  await server.reports.next(({ version }) => version === 2);
  folders[`${FOLDER}/figures`] = [
    ['heavy rain.png', 'file'],
    ['boats.png', 'file'],
  ];
  await server.filesChanged({ uri: `${FOLDER}/figures/boats.png`, type: 1 });
  await server.refreshed.next();
  assert.equal(server.refreshed.all.length, before + 1);
  assert.equal((await titles(server))[0], 'fits · 10 / 5–10 words · 1 / 1–2 figures');
});

test('other documents have no lenses', async (t) => {
  const server = await startServerProcess(t);
  await lensesAreOn(server);
  await server.open('memory:/notes.md', '# Notes\n\n### Question 1\n');
  assert.equal(await server.connection.sendRequest(CodeLensRequest.type, at('memory:/notes.md')), null);
  assert.equal(await server.connection.sendRequest(CodeLensRequest.type, at('memory:/not-open.md')), null);
});

async function lensesAreOn(server: ServerProcess): Promise<void> {
  await server.switched.next(({ method, isOn }) => method === LENSES && isOn);
}

async function lensesOf(server: ServerProcess): Promise<CodeLens[]> {
  const lenses = await server.connection.sendRequest(CodeLensRequest.type, at(REPORT));
  assert.ok(lenses);
  return lenses;
}

async function resolved(server: ServerProcess): Promise<CodeLens[]> {
  const lenses = await lensesOf(server);
  return Promise.all(lenses.map((lens) => server.connection.sendRequest(CodeLensResolveRequest.type, lens)));
}

async function titles(server: ServerProcess): Promise<(string | undefined)[]> {
  return (await resolved(server)).map(({ command }) => command?.title);
}

function at(uri: string): { textDocument: { uri: string } } {
  return { textDocument: { uri } };
}
