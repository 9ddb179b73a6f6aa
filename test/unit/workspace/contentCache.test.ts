import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { memoryFiles } from '../../../server/src/files/memoryFiles';
import { SAMPLE_FIGURES } from '../../../server/src/files/sampleFigures';
import { createKnownContents } from '../../../server/src/workspace/contentCache';

suite('The cache of figure contents', () => {
  test('reads each figure once, and again after a refresh', async () => {
    const asked: string[] = [];
    const files = memoryFiles({ 'figures/a.png': SAMPLE_FIGURES[0]?.size ?? 0, 'figures/b.png': 3 });
    const counting = {
      ...files,
      size: (path: string) => {
        asked.push(path);
        return files.size(path);
      },
    };
    let changes = 0;
    const known = createKnownContents(counting, () => changes++);
    const first = new Set(['figures/a.png']);
    known.need(first);
    known.need(first);
    await settled();
    known.need(new Set(['figures/a.png', 'figures/b.png']));
    await settled();
    assert.deepEqual(asked, ['figures/a.png', 'figures/b.png']);
    known.refresh();
    await settled();
    assert.deepEqual(asked.slice(2), ['figures/a.png', 'figures/b.png']);
    known.dispose();
    known.refresh();
    await settled();
    assert.equal(asked.length, 4);
    // Zeros of the right size are not the sample's bytes.
    assert.deepEqual(
      [...known.current()],
      [
        ['figures/a.png', { size: SAMPLE_FIGURES[0]?.size ?? 0, flaw: 'other', isSample: false }],
        ['figures/b.png', { size: 3, flaw: 'other', isSample: false }],
      ],
    );
    assert.equal(changes, 2);
  });
});

/** Waits for all pending reads. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
