import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  CodeLensRequest,
  CodeLensResolveRequest,
  ErrorCodes,
  ExecuteCommandRequest,
  ResponseError,
} from 'vscode-languageserver-protocol/node';
import { handInPage } from '../../server/src/handin/handInPage';
import { folderWith } from '../support/folderWith';
import { HARBOUR_REPORT } from '../support/harbourReport';
import { VSCODE, type ClientOptions } from '../support/languageClient';
import { rangeAt } from '../support/ranges';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';

const REPORT = 'memory:/course/reports/README.md';
const WITHOUT_PLACES: ClientOptions = { capabilities: { ...VSCODE, window: {} } };

function run(server: ServerProcess, command: string, ...args: unknown[]): Promise<unknown> {
  return server.connection.sendRequest(ExecuteCommandRequest.type, {
    command: `mlopsReport.${command}`,
    arguments: args,
  });
}

async function refusedAs(task: Promise<unknown>, message: RegExp): Promise<void> {
  await assert.rejects(task, (error: unknown) => {
    assert.ok(error instanceof ResponseError);
    assert.equal(error.code, ErrorCodes.InvalidParams);
    assert.match(error.message, message);
    return true;
  });
}

test('only commands that work with the client are offered', async (t) => {
  const offered = async (options: ClientOptions): Promise<unknown> =>
    (await startServerProcess(t, options)).initialized.capabilities.executeCommandProvider?.commands;
  const own = ['mlopsReport.exportHtml', 'mlopsReport.verdict', 'mlopsReport.nextQuestion'];
  assert.deepEqual(await offered({}), ['mlopsReport.goToRange', ...own]);
  assert.deepEqual(await offered(WITHOUT_PLACES), ['mlopsReport.showProblems', ...own]);
  // The VS Code extension has its own commands with these names.
  assert.deepEqual(await offered({ initializationOptions: { markdownFeatures: true } }), [
    'mlopsReport.goToRange',
  ]);
});

test('unknown commands and invalid arguments get an error with a reason', async (t) => {
  const server = await startServerProcess(t);
  await refusedAs(
    run(server, 'noSuchThing'),
    /^There is no command 'mlopsReport\.noSuchThing'\. The commands are: /,
  );
  await refusedAs(run(server, 'showProblems', REPORT), /There is no command/);
  await refusedAs(run(server, 'goToRange', REPORT), /needs the URI of a document and a range/);
  await refusedAs(run(server, 'goToRange', REPORT, { start: { line: 1 } }), /needs the URI/);
  await refusedAs(run(server, 'verdict'), /^No report is open\.$/);
  await server.open('memory:/notes.md', '# Notes');
  await refusedAs(run(server, 'verdict', 'memory:/notes.md'), /^No report is open as memory:\/notes\.md\.$/);
  assert.deepEqual(server.shown.all, []);
});

test('the verdict is shown and returned, by default for the report that was last opened or changed', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, HARBOUR_REPORT);
  await server.open('memory:/other/reports/README.md', HARBOUR_REPORT.replaceAll('Answer:', 'Reply:'));
  const refused = (await run(server, 'verdict', null)) as { error: string };
  assert.equal(refused.error, 'no-answers');
  assert.deepEqual(await server.messages.next(), {
    type: 1,
    message: "The course's checker refuses this report: it finds no “Answer:”.",
  });
  const accepted = (await run(server, 'verdict', REPORT)) as { accepted: boolean; passed: number };
  assert.deepEqual([accepted.accepted, accepted.passed], [true, 3]);
  const { type, message } = await server.messages.next();
  assert.deepEqual([type, message], [3, '3 of 3 questions pass. The checker can read the report.']);
  await server.change(REPORT, 2, { range: rangeAt(0, 0, 0, 0), text: ' ' });
  await server.reports.next(({ version }) => version === 2);
  assert.equal(((await run(server, 'verdict')) as { accepted: boolean }).accepted, true);
});

test('the next question that needs work is shown, and the search wraps around', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, HARBOUR_REPORT.replace(/^Two.*$/m, 'Two.'));
  const numbers = async (...args: unknown[]): Promise<unknown> =>
    ((await run(server, 'nextQuestion', ...args)) as { question: number } | null)?.question;
  assert.equal(await numbers(), 1);
  assert.equal(await numbers(), 2);
  assert.equal(await numbers(), 3);
  assert.equal(await numbers(), 1);
  assert.equal(await numbers(REPORT, 14), 2);
  assert.deepEqual(server.shown.all.at(1), {
    uri: REPORT,
    selection: rangeAt(32, 0, 32, 28),
    takeFocus: true,
  });
  await server.open('memory:/empty/reports/README.md', '# Nothing yet');
  assert.equal(await run(server, 'nextQuestion'), null);
  assert.equal((await server.messages.next()).message, 'This report has no questions yet.');
});

test("a client that can't show a document gets a message with the places", async (t) => {
  const server = await startServerProcess(t, WITHOUT_PLACES);
  await server.open(REPORT, HARBOUR_REPORT);
  await run(server, 'nextQuestion', REPORT, 13);
  assert.equal((await server.messages.next()).message, 'Question 2, line 33: not answered (5–10 words)');
  const lenses =
    (await server.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: REPORT } })) ?? [];
  const second = lenses[1];
  assert.ok(second);
  const { command } = await server.connection.sendRequest(CodeLensResolveRequest.type, second);
  assert.ok(command);
  await server.connection.sendRequest(ExecuteCommandRequest.type, {
    command: command.command,
    arguments: command.arguments ?? [],
  });
  assert.match((await server.messages.next()).message, /^Line 33: /);
});

test('a page is saved next to the reports folder, and replaces no other file', async (t) => {
  const folder = await folderWith({ 'reports/README.md': HARBOUR_REPORT });
  const uri = pathToFileURL(join(folder, 'reports/README.md')).href;
  const page = join(folder, 'reports-README.html');
  const server = await startServerProcess(t);
  await server.open(uri, HARBOUR_REPORT);
  const result = (await run(server, 'exportHtml')) as { uri: string; leftOut: { target: string }[] };
  assert.equal(result.uri, pathToFileURL(page).href);
  assert.equal(result.leftOut[0]?.target, 'figures/boats.png');
  assert.match(
    (await server.messages.next()).message,
    /^Saved as .*reports-README\.html, but without these images: /,
  );
  assert.match(await readFile(page, 'utf8'), /Which boats lie there\?/);
  await run(server, 'exportHtml', uri);
  await writeFile(page, '<p>my own</p>');
  await refusedAs(run(server, 'exportHtml', uri), /^reports-README\.html already exists/);
  assert.equal(await readFile(page, 'utf8'), '<p>my own</p>');
});

test('the hand-in page is saved byte for byte', async (t) => {
  const folder = await folderWith({ 'reports/README.md': HARBOUR_REPORT });
  const uri = pathToFileURL(join(folder, 'reports/README.md')).href;
  const server = await startServerProcess(t);
  await server.open(uri, HARBOUR_REPORT);
  const result = (await run(server, 'exportHtml', uri, { handIn: true })) as {
    uri: string;
    leftOut: unknown;
  };
  assert.deepEqual(result, { uri: pathToFileURL(join(folder, 'report.html')).href, leftOut: [] });
  assert.match((await server.messages.next()).message, /^Saved as .*report\.html\.$/);
  assert.equal(await readFile(join(folder, 'report.html'), 'utf8'), handInPage(HARBOUR_REPORT));
});

test('if the server has no file access, the page itself is returned', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, HARBOUR_REPORT);
  const { html } = (await run(server, 'exportHtml', REPORT)) as { html: string };
  assert.match(html, /^<!DOCTYPE html>/i);
});
