import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryFiles } from '../../../server/src/files/memoryFiles';

test('folders follow from paths', async () => {
  const files = memoryFiles({ 'figures/a/q1.png': 3, 'figures/q2.png': 0, 'empty/': 0, '../plan.png': 1 });
  assert.deepEqual(
    await files.list(''),
    new Map([
      ['figures', 'folder'],
      ['empty', 'folder'],
      ['..', 'folder'],
    ]),
  );
  assert.deepEqual(
    await files.list('figures'),
    new Map([
      ['a', 'folder'],
      ['q2.png', 'file'],
    ]),
  );
  assert.deepEqual(await files.list('figures/a'), new Map([['q1.png', 'file']]));
  assert.deepEqual(await files.list('empty'), new Map());
  assert.deepEqual(await files.list('..'), new Map([['plan.png', 'file']]));
  assert.equal(await files.list('Figures'), null);
  assert.equal(await files.size('figures/a/q1.png'), 3);
  assert.equal(await files.size('figures'), null);
});

test("without files there is only the report's own folder", async () => {
  assert.deepEqual(await memoryFiles({}).list(''), new Map());
});
