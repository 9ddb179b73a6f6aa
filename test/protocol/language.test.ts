import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CodeLensRequest } from 'vscode-languageserver-protocol/node';
import { check } from '../support/check';
import { fromRoot } from '../support/paths';
import { rangeAt } from '../support/ranges';
import { startServerProcess } from '../support/serverProcess';
import { STREET_REPORT, TOO_SHORT_RANGE } from '../support/streetReport';

const REPORT = 'file:///nowhere/reports/README.md';

/** What the same problem says in English. */
const ENGLISH = check(STREET_REPORT).problems.map(({ question, message }) => `Q${question}: ${message}`);

test('the server speaks the language whose texts the editor gives it', async (t) => {
  const texts = JSON.parse(readFileSync(fromRoot('l10n/bundle.l10n.da.json'), 'utf8')) as unknown;
  const server = await startServerProcess(t, { initializationOptions: { texts } });
  await server.open(REPORT, STREET_REPORT);
  const [problem] = (await server.diagnostics.next()).diagnostics;
  assert.deepEqual([problem?.code, problem?.range], ['answer-too-short', TOO_SHORT_RANGE]);
  assert.match(
    JSON.stringify(problem?.message),
    /^"S1: Dette svar har \d+ ord; der ønskes \d+ til \d+\. Der mangler \d+\."$/,
  );
  const lenses = await server.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: REPORT } });
  assert.ok(lenses && lenses.length > 0);
});

test('fixes speak it, too', async (t) => {
  const texts = JSON.parse(readFileSync(fromRoot('l10n/bundle.l10n.da.json'), 'utf8')) as unknown;
  const server = await startServerProcess(t, { initializationOptions: { texts } });
  await server.open(REPORT, STREET_REPORT.replace('* [ ]', '* []').replace('* [X]', '* [X ]'));
  const range = rangeAt(4, 3, 4, 3);
  const titlesOf = async (only: string): Promise<string[]> =>
    (await server.codeActions(REPORT, range, { only: [only] })).map(({ title }) => title);
  assert.deepEqual(await titlesOf('quickfix'), [
    'Skriv `[ ]`',
    'Ret alle 2 problemer af denne slags (checkbox-malformed)',
  ]);
  assert.deepEqual(await titlesOf('source.fixAll'), ['Ret alt, der kan rettes uden at se efter']);
});

test('the server speaks English to an editor that gives no texts', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  const { diagnostics } = await server.diagnostics.next();
  assert.deepEqual(
    diagnostics.map(({ message }) => message),
    ENGLISH,
  );
});
