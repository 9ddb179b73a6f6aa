import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatResults, readResults } from '../../support/results';
import { COULD_NOT_RUN, formatTally, isGood, parseTally, sum } from '../../support/tally';

test('a run is read only from its last line', () => {
  assert.deepEqual(parseTally('✔ a\n12 passed, 0 failed\n'), { passed: 12, failed: 0 });
  assert.deepEqual(parseTally('3 passed, 1 failed'), { passed: 3, failed: 1 });
  assert.equal(parseTally('12 passed, 0 failed\nand then it crashed'), null);
  assert.equal(parseTally('the last line: 12 passed, 0 failed'), null);
  assert.equal(parseTally(''), null);
});

test('repeated tests are counted, and read from the line before the last', () => {
  const tally = sum([
    { passed: 5, failed: 0, triedAgain: 2 },
    { passed: 1, failed: 1 },
  ]);
  assert.deepEqual(tally, { passed: 6, failed: 1, triedAgain: 2 });
  assert.equal(formatTally(tally), 'Tests that were tried again: 2\n6 passed, 1 failed');
  assert.deepEqual(parseTally(`✔ a\n${formatTally(tally)}\n`), tally);
});

test('a suite that could not run makes the total fail', () => {
  const total = sum([{ passed: 5, failed: 0 }, COULD_NOT_RUN]);
  assert.equal(formatTally(total), '5 passed, 1 failed');
  assert.equal(isGood(total), false);
});

test('an empty run is a failure', () => {
  assert.equal(isGood(sum([])), false);
  assert.equal(isGood({ passed: 1, failed: 0 }), true);
});

test('results are read from their line of the log only', () => {
  assert.deepEqual(readResults(formatResults({ passed: 2, failed: 1 })), { passed: 2, failed: 1 });
  assert.equal(readResults('✔ a test (2 ms)'), null);
});
