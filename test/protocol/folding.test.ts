import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FoldingRangeRequest } from 'vscode-languageserver-protocol/node';
import { HARBOUR_REPORT } from '../support/harbourReport';
import { startServerProcess, type ServerProcess } from '../support/serverProcess';
import { lines } from '../support/streetReport';

const REPORT = 'memory:/course/reports/README.md';

test('checklist groups, and prompts up to `Answer:`, can be folded', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, HARBOUR_REPORT);
  assert.deepEqual(await foldsOf(server), [
    [4, 8],
    [14, 17],
    [26, 29],
  ]);
});

test('an editor that folds block quotes itself gets only the prompts that it would fold with their answers', async (t) => {
  const server = await startServerProcess(t, { initializationOptions: { markdownFeatures: true } });
  await server.open(REPORT, HARBOUR_REPORT);
  assert.deepEqual(await foldsOf(server), []);
  for (const [kind, answer] of Object.entries({
    quoted: ['> Answer:', '>', '> It is.'],
    'on the line': ['> Answer: it is.', ''],
    'without a blank': ['> Answer:', 'It is.'],
  })) {
    await server.open(`${REPORT}#${kind}`, question('> **Why?**', '>', '> Because.', '>', ...answer));
    assert.deepEqual(await foldsOf(server, `${REPORT}#${kind}`), [[3, 5]], kind);
  }
});

test('prompts outside a block quote are folded from their first line', async (t) => {
  const server = await startServerProcess(t, { initializationOptions: { markdownFeatures: true } });
  await server.open(REPORT, question('**Why?**', '', 'Because.', '', 'Answer:', '', 'It is.'));
  assert.deepEqual(await foldsOf(server), [[2, 5]]);
});

test('a document with nothing to fold has no folding ranges', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, question('> Answer:', '', 'It is.'));
  assert.deepEqual(await foldsOf(server), []);
  await server.open('memory:/b/reports/README.md', question('> **Why?**', '> Answer:', '', 'It is.'));
  assert.deepEqual(await foldsOf(server, 'memory:/b/reports/README.md'), []);
  await server.open('memory:/c/reports/README.md', question('> **Why?**', '>', '> It has lost its mark.'));
  assert.deepEqual(await foldsOf(server, 'memory:/c/reports/README.md'), []);
});

test('folding ranges follow each change', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, HARBOUR_REPORT);
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  await server.change(REPORT, 2, { range: top, text: '\n\n' });
  assert.deepEqual(await foldsOf(server), [
    [6, 10],
    [16, 19],
    [28, 31],
  ]);
});

function question(...text: string[]): string {
  return lines('### Question 1', '', ...text, '');
}

async function foldsOf(server: ServerProcess, uri = REPORT): Promise<[number, number][]> {
  const folds = await server.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } });
  assert.ok(folds);
  return folds.map(({ startLine, endLine, kind }) => {
    assert.equal(kind, 'region');
    return [startLine, endLine];
  });
}
