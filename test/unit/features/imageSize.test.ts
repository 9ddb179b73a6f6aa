import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageSize } from '../../../server/src/features/figures/imageSize';
import { gif, jpeg, png, turnedJpeg, webp } from '../../support/pictures';
import { runs } from '../../support/runs';

const SIZE = { width: 1280, height: 720 };

test('the size of each kind of image is read from its first bytes', () => {
  const { width, height } = SIZE;
  const images = {
    png: png(width, height),
    jpeg: jpeg(width, height),
    'jpeg with notes': jpeg(width, height, 200_000),
    gif: gif(width, height),
    'webp with loss': webp('VP8 ', width, height),
    'webp without loss': webp('VP8L', width, height),
    'webp with more': webp('VP8X', width, height),
  };
  for (const [name, image] of Object.entries(images)) assert.deepEqual(imageSize(image), SIZE, name);
});

test('a photo taken with a turned camera has the size that is displayed', () => {
  const { width, height } = SIZE;
  for (const isLittleEndian of [true, false]) {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const size = imageSize(turnedJpeg(width, height, { orientation, isLittleEndian }));
      const shown = orientation < 5 ? SIZE : { width: height, height: width };
      assert.deepEqual(size, shown, `${orientation}, ${isLittleEndian ? 'II' : 'MM'}`);
    }
  }
});

/** The length of the EXIF data that `turnedJpeg` writes after the first 6 bytes. */
const NOTES = 44;

test('a photo with EXIF data that is broken anywhere has its stored size, turned or not', () => {
  const image = turnedJpeg(SIZE.width, SIZE.height, { orientation: 6 });
  fc.assert(
    fc.property(fc.integer({ min: 6, max: 6 + NOTES - 1 }), fc.nat(255), (at, byte) => {
      const broken = image.with(at, byte);
      const size = imageSize(broken);
      assert.ok(size);
      assert.deepEqual([size.width, size.height].toSorted(), [SIZE.height, SIZE.width].toSorted());
    }),
    runs(1000),
  );
});

test('an image that begins in the middle of a buffer is read from there', () => {
  const buffer = new Uint8Array(100);
  buffer.set(png(SIZE.width, SIZE.height), 30);
  assert.deepEqual(imageSize(buffer.subarray(30)), SIZE);
});

test('large sizes are read completely', () => {
  assert.deepEqual(imageSize(png(4_000_000_000, 3)), { width: 4_000_000_000, height: 3 });
  assert.deepEqual(imageSize(webp('VP8X', 1 << 24, 70_000)), { width: 1 << 24, height: 70_000 });
  assert.deepEqual(imageSize(webp('VP8L', 16_384, 16_384)), { width: 16_384, height: 16_384 });
});

test('a file that is not an image, or has no size, gives null', () => {
  const texts = ['', 'picture', '<svg width="3" height="4"/>', 'GIF89', '\x89PNG\r\n\x1a\n', '%PDF-1.4'];
  for (const text of texts) assert.equal(imageSize(new TextEncoder().encode(text)), null, text);
  assert.equal(imageSize(png(0, 3)), null);
});

test('a truncated image gives its size or null, and no bytes throw', () => {
  const { width, height } = SIZE;
  const images = [
    png(width, height),
    jpeg(width, height, 50),
    gif(width, height),
    webp('VP8X', width, height),
  ];
  for (const image of images) {
    for (let length = 0; length <= image.length; length++) {
      const size = imageSize(image.subarray(0, length));
      if (size !== null) assert.deepEqual(size, SIZE);
    }
  }
  const head = fc.constantFrom(...images.map((image) => [...image.subarray(0, 16)]), [0xff, 0xd8, 0xff]);
  fc.assert(
    fc.property(head, fc.array(fc.nat(255), { maxLength: 60 }), (start, rest) => {
      const size = imageSize(new Uint8Array([...start, ...rest]));
      assert.ok(size === null || (size.width > 0 && size.height > 0));
    }),
    runs(1000),
  );
});
