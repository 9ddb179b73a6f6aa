import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { createHash } from 'node:crypto';
import { memoryFiles } from '../../../server/src/files/memoryFiles';
import { blobHash, isSample, SAMPLE_FIGURES } from '../../../server/src/files/sampleFigures';

const BYTES = new TextEncoder().encode('a picture of a boat');
const SAMPLES = [{ size: BYTES.length, hash: blobHash(BYTES) }];

/** Files that record their reads. */
function readFiles(contents: Readonly<Record<string, number | Uint8Array>>) {
  const read: string[] = [];
  const files = memoryFiles(contents);
  return {
    read,
    files: {
      ...files,
      read: (path: string, max: number) => {
        read.push(path);
        return files.read(path, max);
      },
    },
  };
}

suite('Sample figures', () => {
  test('have the same hash as in git', () => {
    const byNode = createHash('sha1').update(`blob ${BYTES.length}\0`).update(BYTES).digest('hex');
    assert.equal(blobHash(BYTES), byNode);
    assert.equal(blobHash(new Uint8Array()), 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
  });

  test('are recognised by their bytes, whatever their name, and only files of the right size are read', async () => {
    const { files, read } = readFiles({
      'figures/boat.png': BYTES,
      'figures/other.png': BYTES.toReversed(),
      'figures/large.png': 5_000_000,
    });
    const paths = ['figures/boat.png', 'figures/other.png', 'figures/large.png'];
    const found = await Promise.all(
      paths.map(async (path) => isSample(path, (await files.size(path)) ?? 0, files, SAMPLES)),
    );
    assert.deepEqual(found, [true, false, false]);
    assert.deepEqual(read, ['figures/boat.png', 'figures/other.png']);
  });

  test('have whole hashes in the table', () => {
    for (const { hash, size } of SAMPLE_FIGURES) {
      assert.match(hash, /^[0-9a-f]{40}$/);
      assert.ok(size > 0);
    }
  });
});
