import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { mapInOrder } from '../../../server/src/cli/mapInOrder';

suite('mapInOrder', () => {
  test('gives the results in the order of the items, whichever ends first', async () => {
    const ends = new Map<number, (value: string) => void>();
    const results = mapInOrder(
      [1, 2, 3],
      2,
      (item) => new Promise<string>((resolve) => ends.set(item, resolve)),
    );
    const first = results.next();
    assert.deepEqual([...ends.keys()], [1, 2, 3]);
    for (const item of [3, 2, 1]) ends.get(item)?.(`result ${item}`);
    assert.deepEqual(
      [(await first).value, (await results.next()).value, (await results.next()).value],
      ['result 1', 'result 2', 'result 3'],
    );
    assert.equal((await results.next()).done, true);
  });

  test('runs no more tasks at once than the limit', async () => {
    const begun: number[] = [];
    const results = mapInOrder([1, 2, 3, 4, 5], 1, (item) => {
      begun.push(item);
      return Promise.resolve(item);
    });
    assert.equal((await results.next()).value, 1);
    assert.deepEqual(begun, [1, 2]);
  });

  test('gives an empty list for no items', async () => {
    assert.equal((await mapInOrder([], 3, () => Promise.resolve()).next()).done, true);
  });
});
