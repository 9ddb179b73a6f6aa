import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countSelection, type CountSelectionResult, type Range } from '../../common/protocol';
import { HARBOUR_REPORT } from '../support/harbourReport';
import { rangeAt } from '../support/ranges';
import { startServerProcess } from '../support/serverProcess';

const REPORT = 'memory:/course/reports/README.md';

test('selected words in answers are counted like the checker does, and nothing else', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, HARBOUR_REPORT);
  const count = (...ranges: Range[]): Promise<CountSelectionResult | null> =>
    server.connection.sendRequest(countSelection, { uri: REPORT, version: 1, ranges });
  const lines = HARBOUR_REPORT.split('\n');
  const answer = lines[20] ?? '';
  const first = answer.indexOf(' ');
  assert.deepEqual(await count(rangeAt(20, 0, 20, first)), { words: 1, images: 0, text: '1 word selected' });
  const whole = await count(rangeAt(0, 0, lines.length - 1, 0));
  assert.deepEqual([whole?.words, whole?.images], [22, 1]);
  assert.equal(await count(rangeAt(12, 0, 13, 0)), null);
  // A placeholder has no words.
  assert.equal(await count(rangeAt(32, 0, 32, 28)), null);
  const twice = await count(rangeAt(20, 0, 20, first), rangeAt(20, first, 20, answer.length));
  assert.equal(twice?.words, answer.split(' ').filter((word) => word !== '').length);
});

test('another version of the document is not counted', async (t) => {
  const server = await startServerProcess(t);
  await server.open(REPORT, HARBOUR_REPORT);
  const asked = { uri: REPORT, version: 7, ranges: [rangeAt(20, 0, 20, 4)] };
  assert.equal(await server.connection.sendRequest(countSelection, asked), null);
});
