import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromBase64, toBase64 } from '../../../common/base64';
import { runs } from '../../support/runs';

test('bytes become base64 and come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
      assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
    }),
    runs(300),
  );
});

test('many bytes become base64 and come back', () => {
  for (const length of [3 * 1024 - 1, 3 * 1024, 3 * 1024 + 1, 1_000_001]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) % 251);
    assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
    assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
  }
});
