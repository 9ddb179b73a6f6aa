import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeReport } from '../support/makeReport';
import { rangeAt } from '../support/ranges';
import { startServerProcess } from '../support/serverProcess';
import { lines, STREET_REPORT, TOO_SHORT_RANGE } from '../support/streetReport';

const REPORT = 'file:///nowhere/reports/README.md';
const OTHER = 'file:///nowhere/docs/notes.md';

test('a report has problems with the version they belong to', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  assert.deepEqual(await server.diagnostics.next(), {
    uri: REPORT,
    version: 1,
    diagnostics: [
      {
        range: TOO_SHORT_RANGE,
        severity: 2,
        code: 'answer-too-short',
        codeDescription: { href: 'https://github.com/mlops-report/mlops-report#answer-too-short' },
        source: 'MLOps Report',
        message: 'Q1: 3 words so far; this question asks for 5–10. Write at least 2 more.',
        data: { question: 1 },
      },
    ],
  });

  await server.change(REPORT, 2, { range: rangeAt(16, 17, 16, 18), text: ', and a barn.' });
  assert.deepEqual(await server.diagnostics.next(), { uri: REPORT, version: 2, diagnostics: [] });

  await server.change(
    REPORT,
    3,
    { range: rangeAt(16, 5, 16, 30), text: '' },
    { range: rangeAt(0, 0, 0, 0), text: '\n\n' },
  );
  const { version, diagnostics } = await server.diagnostics.next();
  assert.equal(version, 3);
  assert.deepEqual(
    diagnostics.map(({ range, message }) => ({ range, message })),
    [
      {
        range: rangeAt(16, 2, 16, 9),
        message: 'Q1: 1 word so far; this question asks for 5–10. Write at least 4 more.',
      },
    ],
  );
});

test('the views are notified of what has changed, and of everything when a report is reopened', async (t) => {
  const server = await startServerProcess(t);
  const changed = async (): Promise<unknown> => {
    const { report } = await server.reportUpdates.next();
    const { questions, checklist } = report ?? {};
    return {
      questions: questions?.map((question) => question?.texts.counts),
      isListTold: checklist !== null,
    };
  };
  await server.open(REPORT, STREET_REPORT);
  assert.deepEqual(await changed(), { questions: ['3 / 5–10 words', '', ''], isListTold: true });
  await server.change(REPORT, 2, { range: rangeAt(24, 15, 24, 15), text: ' Nobody.' });
  assert.deepEqual(await changed(), { questions: [undefined, '', undefined], isListTold: false });
  await server.change(REPORT, 3, { range: rangeAt(24, 0, 24, 0), text: '\n' });
  assert.deepEqual(await changed(), { questions: [undefined, '', ''], isListTold: false });
  await server.change(REPORT, 4, { range: rangeAt(4, 3, 4, 4), text: 'x' });
  assert.deepEqual(await changed(), {
    questions: [undefined, undefined, undefined],
    isListTold: true,
  });
  await server.change(REPORT, 5, { range: rangeAt(35, 0, 35, 0), text: '\n### Question 4\n\n> Answer:\n' });
  assert.deepEqual(await changed(), { questions: [undefined, undefined, '', ''], isListTold: false });

  await server.close(REPORT);
  assert.equal((await server.reportUpdates.next()).report, null);
  await server.open(REPORT, STREET_REPORT);
  assert.deepEqual(await changed(), { questions: ['3 / 5–10 words', '', ''], isListTold: true });
});

test('closing a report clears its problems', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  await server.diagnostics.next();
  await server.reports.next();
  await server.close(REPORT);
  assert.deepEqual(await server.diagnostics.next(), { uri: REPORT, diagnostics: [] });
  assert.deepEqual(await server.reports.next(), { uri: REPORT, version: 1, report: null });

  await server.open(REPORT, STREET_REPORT);
  assert.equal((await server.diagnostics.next()).diagnostics.length, 1);
});

test('a burst of changes is checked once, in its last version', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  await server.diagnostics.next();
  const typed = ' and a barn';
  const changes = Array.from(typed, (letter, index) => ({
    jsonrpc: '2.0',
    method: 'textDocument/didChange',
    params: {
      textDocument: { uri: REPORT, version: index + 2 },
      contentChanges: [{ range: rangeAt(16, 17 + index, 16, 17 + index), text: letter }],
    },
  }));
  server.sendRaw(...changes.map((change) => JSON.stringify(change)));
  const last = await server.diagnostics.next(({ version }) => version === typed.length + 1);
  assert.deepEqual(last.diagnostics, []);
  assert.ok(server.diagnostics.all.length < typed.length, `published ${server.diagnostics.all.length} times`);
});

test('the views of a very long report are notified when the typing pauses', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, makeReport({ course: Array.from({ length: 250 }, () => ({})) }));
  await server.diagnostics.next();
  for (let version = 2; version < 12; version++) {
    await server.change(REPORT, version, { range: rangeAt(0, 2, 0, 2), text: 'a' });
    await server.diagnostics.next((one) => one.version === version);
  }
  const { report } = await server.reports.next(({ version }) => version === 11);
  assert.equal(report?.questions.length, 250);
  assert.ok(server.reports.all.length < 11, `notified ${server.reports.all.length} times`);
});

test('versions never decrease', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, STREET_REPORT);
  for (let version = 2; version < 60; version++) {
    await server.change(REPORT, version, { range: rangeAt(16, 0, 16, 0), text: 'more ' });
  }
  await server.diagnostics.next(({ version }) => version === 59);
  const versions = server.diagnostics.all.map(({ version = 0 }) => version);
  assert.deepEqual(
    versions,
    versions.toSorted((a, b) => a - b),
  );
});

test('other Markdown files have no problems', async (t) => {
  const server = await startServerProcess(t);
  const text = lines('# Notes', '', '- [ ] buy milk', '', '![none](figures/none.png)', '');
  await server.open(OTHER, text);
  await server.change(OTHER, 2, { range: rangeAt(0, 0, 0, 0), text: 'TODO ' });
  assert.equal((await server.openPage(OTHER)).blocks, null);
  assert.deepEqual(await server.codeActions(OTHER, rangeAt(0, 0, 4, 0)), []);
  await server.close(OTHER);
  await server.open(REPORT, STREET_REPORT);
  await server.diagnostics.next();
  assert.deepEqual(
    server.diagnostics.all.map(({ uri }) => uri),
    [REPORT],
  );
  assert.deepEqual(
    server.reports.all.filter(({ uri }) => uri === OTHER).map(({ report }) => report),
    [null, null],
  );
});

test('a file becomes a report, or no longer is one, as it is edited', async (t) => {
  const server = await startServerProcess(t);
  const withoutThird = STREET_REPORT.replace('### Question 3', '### Questio 3');
  await server.open(OTHER, withoutThird);
  assert.deepEqual(await server.reports.next(), { uri: OTHER, version: 1, report: null });

  await server.change(OTHER, 2, { range: rangeAt(26, 11, 26, 11), text: 'n' });
  assert.equal((await server.diagnostics.next()).version, 2);
  assert.equal((await server.reports.next()).report?.questions.length, 3);

  await server.change(OTHER, 3, { range: rangeAt(26, 11, 26, 12), text: '' });
  assert.deepEqual(await server.diagnostics.next(), { uri: OTHER, version: 3, diagnostics: [] });
  assert.deepEqual(await server.reports.next(), { uri: OTHER, version: 3, report: null });

  await server.change(OTHER, 4, { text: STREET_REPORT });
  assert.equal((await server.diagnostics.next()).diagnostics.length, 1);
});

test('a file with the name of a report is a report whatever it contains', async (t) => {
  const server = await startServerProcess(t);
  for (const uri of [
    REPORT,
    'file:///c%3A/Users/Ann%20B/report/README.md',
    'file:///home/ann/proj%C3%A9/report.md',
    'vscode-vfs://github/team/repo/reports/README.md',
  ]) {
    await server.open(uri, '');
    assert.deepEqual((await server.reports.next()).report?.questions, [], `${uri} is a report`);
  }
});

test('a text that is not Markdown is a report only by its name', async (t) => {
  const server = await startServerProcess(t);
  await server.open('file:///nowhere/notes.txt', STREET_REPORT, 'plaintext');
  assert.equal((await server.reports.next()).report, null);
  await server.open(REPORT, STREET_REPORT, 'quarto');
  assert.notEqual((await server.reports.next()).report, null);
});

test('an unsaved document is a report by its content', async (t) => {
  const server = await startServerProcess(t);
  await server.open('untitled:Untitled-1', STREET_REPORT);
  assert.equal((await server.diagnostics.next()).diagnostics.length, 1);
});
