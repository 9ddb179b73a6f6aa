import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkOptions } from '../../../server/src/workspace/initializationOptions';
import { runs } from '../../support/runs';

test('options are taken as they are', () => {
  const options = { texts: { word: 'ord' }, clientFiles: true, sizedImages: false, settings: { rules: 7 } };
  assert.deepEqual(checkOptions(options), { options, complaints: [] });
  assert.deepEqual(checkOptions(undefined), { options: {}, complaints: [] });
});

test('each that can’t be used is left out and named', () => {
  const { options, complaints } = checkOptions({
    texts: { word: 7 },
    clientFiles: 'yes',
    reportChanged: true,
  });
  assert.deepEqual(options, { reportChanged: true });
  assert.deepEqual(
    complaints.map((complaint) => complaint.split(':')[0]),
    ['initializationOptions.texts is not used', 'initializationOptions.clientFiles is not used'],
  );
  assert.equal(checkOptions([true]).complaints.length, 1);
});

test('nothing makes the check throw', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      checkOptions(value);
    }),
    runs(100),
  );
});
