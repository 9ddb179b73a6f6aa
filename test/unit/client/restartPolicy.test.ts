import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideRestart, type Crash, type Decision } from '../../../client/src/server/restartPolicy';

const MINUTE = 60_000;
const [MINE, YOURS] = ['file:///mine/README.md', 'file:///yours/README.md'];

/** The decisions after a series of crashes. */
function decisions(...crashes: Crash[]): Decision[] {
  let earlier: readonly Crash[] = [];
  return crashes.map((death) => {
    const decision = decideRestart(earlier, death, 500);
    earlier = decision.crashes;
    return decision;
  });
}

function died(suspect: string | null, minute = 0): Crash {
  return { at: minute * MINUTE, suspect };
}

test('the server restarts after growing delays, and stays stopped after the fifth crash', () => {
  const crashes = Array.from({ length: 5 }, () => died(null));
  assert.deepEqual(
    decisions(...crashes).map(({ delay }) => delay),
    [500, 1000, 2000, 4000, null],
  );
});

test('old crashes are forgotten', () => {
  const crashes = Array.from({ length: 12 }, (_, index) => died(null, 11 * index));
  assert.deepEqual(
    decisions(...crashes).map(({ delay }) => delay),
    crashes.map(() => 500),
  );
});

test('a document is set aside at its second crash', () => {
  assert.deepEqual(
    decisions(died(MINE), died(MINE)).map(({ setAside }) => setAside),
    [null, MINE],
  );
});

test('a document is set aside even if others, or none, were suspected in between', () => {
  assert.deepEqual(
    decisions(died(MINE), died(YOURS), died(null), died(MINE)).map(({ setAside }) => setAside),
    [null, null, null, MINE],
  );
});

test('a document is not blamed for an old crash', () => {
  assert.deepEqual(
    decisions(died(MINE), died(MINE, 11)).map(({ setAside }) => setAside),
    [null, null],
  );
});

test('documents can be set aside one after the other, and the server continues', () => {
  const documents = Array.from({ length: 6 }, (_, index) => `file:///${index}.md`);
  const all = decisions(...documents.flatMap((uri) => [died(uri), died(uri)]));
  assert.deepEqual(
    all.flatMap(({ setAside }) => setAside ?? []),
    documents,
  );
  assert.ok(all.every(({ delay }) => delay !== null));
});

test('crashes that a document explains do not count against the server', () => {
  const all = decisions(died(null), died(null), died(MINE), died(MINE), died(null), died(null), died(null));
  assert.deepEqual(
    all.map(({ delay }) => delay),
    [500, 1000, 2000, 500, 2000, 4000, null],
  );
});
