import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterDeath, type Death, type Decision } from '../../../client/src/server/restartPolicy';

const MINUTE = 60_000;
const [MINE, YOURS] = ['file:///mine/README.md', 'file:///yours/README.md'];

/** The decisions after deaths that follow each other. */
function decisions(...deaths: Death[]): Decision[] {
  let earlier: readonly Death[] = [];
  return deaths.map((death) => {
    const decision = afterDeath(earlier, death, 500);
    earlier = decision.deaths;
    return decision;
  });
}

function died(suspect: string | null, minute = 0): Death {
  return { at: minute * MINUTE, suspect };
}

test('the server is restarted after waits that grow, and given up at the fifth death', () => {
  const deaths = Array.from({ length: 5 }, () => died(null));
  assert.deepEqual(
    decisions(...deaths).map(({ delay }) => delay),
    [500, 1000, 2000, 4000, null],
  );
});

test('deaths that lie long back are forgotten', () => {
  const deaths = Array.from({ length: 12 }, (_, index) => died(null, 11 * index));
  assert.deepEqual(
    decisions(...deaths).map(({ delay }) => delay),
    deaths.map(() => 500),
  );
});

test('a document is set aside at its second death', () => {
  assert.deepEqual(
    decisions(died(MINE), died(MINE)).map(({ setAside }) => setAside),
    [null, MINE],
  );
});

test('a document is set aside though others, or none, were suspected in between', () => {
  assert.deepEqual(
    decisions(died(MINE), died(YOURS), died(null), died(MINE)).map(({ setAside }) => setAside),
    [null, null, null, MINE],
  );
});

test('a document is not blamed for what happened to it long ago', () => {
  assert.deepEqual(
    decisions(died(MINE), died(MINE, 11)).map(({ setAside }) => setAside),
    [null, null],
  );
});

test('one document after the other can be set aside, and the server goes on', () => {
  const documents = Array.from({ length: 6 }, (_, index) => `file:///${index}.md`);
  const all = decisions(...documents.flatMap((uri) => [died(uri), died(uri)]));
  assert.deepEqual(
    all.flatMap(({ setAside }) => setAside ?? []),
    documents,
  );
  assert.ok(all.every(({ delay }) => delay !== null));
});

test('deaths that a document explains do not count against the server', () => {
  const all = decisions(died(null), died(null), died(MINE), died(MINE), died(null), died(null), died(null));
  assert.deepEqual(
    all.map(({ delay }) => delay),
    [500, 1000, 2000, 500, 2000, 4000, null],
  );
});
