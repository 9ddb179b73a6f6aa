import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseFiles } from '../../../server/src/node/gitFiles';

const ID = 'a'.repeat(40);

/** The outputs of git for tracked and untracked files. */
function outputs(tracked: readonly string[], untracked: readonly string[]): [Buffer, Buffer] {
  const index = tracked.map((path) => `100644 ${ID} 0\t${path}\0`).join('');
  return [Buffer.from(index), Buffer.from(untracked.map((path) => `${path}\0`).join(''))];
}

function names(count: number, folder: string): string[] {
  return Array.from({ length: count }, (_, index) => `${folder}/tide${index}.csv`);
}

/** The number of turns that other work gets until a promise is fulfilled. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    if (isDone) return;
    turns++;
    setImmediate(count);
  };
  setImmediate(count);
  await work;
  isDone = true;
  return turns;
}

test('other work gets a turn after every few hundred of 50,000 files', async () => {
  const parsed = parseFiles(...outputs(names(50_000, 'data'), names(20_000, 'new')));
  const turns = await turnsDuring(parsed);
  const { tracked, untracked, isCut } = await parsed;
  assert.deepEqual([tracked.size, untracked.length, isCut], [50_000, 20_000, false]);
  assert.ok(turns >= 50, `${turns} turns`);
});

test('a small repository is parsed at once', async () => {
  assert.ok((await turnsDuring(parseFiles(...outputs(names(300, 'src'), ['new.py'])))) <= 1);
});

test('more than 100,000 files are cut, and that is known', async () => {
  for (const lists of [outputs(names(100_001, 'data'), []), outputs([], names(100_001, 'new'))]) {
    const { tracked, untracked, isCut } = await parseFiles(...lists);
    assert.deepEqual([tracked.size + untracked.length, isCut], [100_000, true]);
  }
  assert.equal((await parseFiles(...outputs(names(100_000, 'data'), []))).isCut, false);
});

test('every name comes whole, however long, wherever a piece ends', async () => {
  const name = fc
    .tuple(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.integer({ min: 1, max: 40_000 }))
    .map(([start, length]) => `${start.replaceAll('\0', '')}${'ø'.repeat(length)}`);
  const list = fc.uniqueArray(name, { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(list, list, async (tracked, untracked) => {
      const files = await parseFiles(...outputs(tracked, untracked));
      assert.deepEqual(
        [...files.tracked],
        tracked.map((path) => [path, ID]),
      );
      assert.deepEqual(files.untracked, untracked);
    }),
    { numRuns: 30 },
  );
});
