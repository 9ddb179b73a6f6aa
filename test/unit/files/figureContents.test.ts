import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { lookAtFigures, type ContentFlaw } from '../../../server/src/files/figureContents';
import { memoryFiles } from '../../../server/src/files/memoryFiles';
import { gif, jpeg, png, webp } from '../../support/pictures';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const LFS = bytes('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21\nsize 12345\n');
const ANNEX = bytes('/annex/objects/SHA256E-s1234--4d7a21.png\n');

async function flawOf(name: string, content: Uint8Array | number): Promise<ContentFlaw | null | undefined> {
  return (await lookAtFigures([name], memoryFiles({ [name]: content }))).get(name)?.flaw;
}

suite('Looking at figures', () => {
  test('accepts pictures of all kinds, whatever their extension', async () => {
    for (const name of ['figures/a.png', 'figures/a.jpg', 'figures/A.JPEG', 'figures/a.gif'])
      for (const picture of [png(2, 2), jpeg(2, 2), gif(2, 2), webp('VP8 ', 2, 2)])
        assert.equal(await flawOf(name, picture), null, name);
    assert.equal(await flawOf('a.svg', bytes('<?xml version="1.0"?><svg></svg>')), null);
  });

  test('reports pointers, empty files and other files', async () => {
    assert.equal(await flawOf('figures/a.png', LFS), 'lfs');
    assert.equal(await flawOf('figures/a.jpg', ANNEX), 'annex');
    assert.equal(await flawOf('figures/a.png', 0), 'empty');
    assert.equal(await flawOf('figures/a.png', bytes('<!DOCTYPE html><title>Not found</title>')), 'other');
    assert.equal(await flawOf('figures/a.png', bytes('<svg/>')), 'other');
  });

  test('reports a png with converted line ends', async () => {
    const converted = Buffer.from(
      Buffer.from(png(2, 2)).toString('latin1').replaceAll('\r\n', '\n'),
      'latin1',
    );
    assert.equal(await flawOf('figures/a.png', converted), 'other');
  });

  test('reports nothing for missing files and unknown formats', async () => {
    assert.equal(await flawOf('figures/a.bmp', bytes('BM')), null);
    assert.equal(await flawOf('notes.txt', bytes('x')), undefined);
    assert.deepEqual(await lookAtFigures(['figures/a.png'], memoryFiles({})), new Map());
  });

  test('throws for no bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('a.png', 'a.svg', 'a.webp'),
        async (content, name) => {
          const found = (await lookAtFigures([name], memoryFiles({ [name]: content }))).get(name);
          assert.equal(found?.size, content.length);
          assert.equal(found.flaw === 'empty', content.length === 0);
        },
      ),
    );
  });
});
