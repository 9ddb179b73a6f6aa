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

/** The English messages of the same problems. */
const ENGLISH = check(STREET_REPORT).problems.map(({ question, message }) => `Q${question}: ${message}`);

test('the server uses the texts that the editor sends', async (t) => {
  const texts = JSON.parse(readFileSync(fromRoot('l10n/bundle.l10n.da.json'), 'utf8')) as unknown;
  const server = await startServerProcess(t, { initializationOptions: { texts } });
  await server.open(REPORT, STREET_REPORT);
  const [problem] = (await server.diagnostics.next()).diagnostics;
  assert.deepEqual([problem?.code, problem?.range], ['answer-too-short', TOO_SHORT_RANGE]);
  assert.match(
    JSON.stringify(problem?.message),
    /^"S1: \d+ ord indtil nu; spørgsmålet beder om \d+–\d+\. Skriv mindst \d+ mere\."$/,
  );
  const lenses = await server.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: REPORT } });
  assert.ok(lenses && lenses.length > 0);
});

test('fixes are translated, too', async (t) => {
  const texts = JSON.parse(readFileSync(fromRoot('l10n/bundle.l10n.da.json'), 'utf8')) as unknown;
  const server = await startServerProcess(t, { initializationOptions: { texts } });
  await server.open(REPORT, STREET_REPORT.replace('* [ ]', '* []').replace('* [X]', '* [X ]'));
  const range = rangeAt(4, 3, 4, 3);
  const titlesOf = async (only: string): Promise<string[]> =>
    (await server.codeActions(REPORT, range, { only: [only] })).map(({ title }) => title);
  assert.deepEqual(await titlesOf('quickfix'), ['Skriv `[ ]`', 'Ret alle 2 checkbox-malformed-problemer']);
  assert.deepEqual(await titlesOf('source.fixAll'), ['Ret alle sikre problemer i denne rapport']);
});

test('the server uses English if the editor sends no texts', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  const { diagnostics } = await server.diagnostics.next();
  assert.deepEqual(
    diagnostics.map(({ message }) => message),
    ENGLISH,
  );
});

test('an editor without texts chooses the language by a setting or its locale', async (t) => {
  const danish = async (options: Parameters<typeof startServerProcess>[1]): Promise<boolean> => {
    const server = await startServerProcess(t, options);
    await server.open(REPORT, STREET_REPORT);
    const { diagnostics } = await server.diagnostics.next();
    return (
      diagnostics.length > 0 &&
      diagnostics.every(({ message }) => !ENGLISH.some((english) => english === message))
    );
  };
  assert.equal(await danish({ initializationOptions: { settings: { language: 'da' } } }), true);
  assert.equal(await danish({ locale: 'da-DK' }), true);
  assert.equal(
    await danish({ locale: 'da', initializationOptions: { settings: { language: 'en' } } }),
    false,
  );
  assert.equal(await danish({ locale: 'de' }), false);
});
