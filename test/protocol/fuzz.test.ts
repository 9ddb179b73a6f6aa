import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { PROGRAM_PROPERTIES } from '../support/fuzz/campaign';
import { KEPT_SEEDS } from '../support/fuzz/found';

// Windows has no pipes in the file system, no permissions to remove and no limits to set.
suite('any folder, message and fault', { skip: process.platform === 'win32' }, () => {
  for (const property of PROGRAM_PROPERTIES) {
    const { name, kind } = property;
    test(name, async () => {
      const rounds = [await property.tryFound()];
      for (const seed of kind === 'texts' ? [] : KEPT_SEEDS[kind])
        rounds.push(await property.tryRound(seed, 1));
      for (const { failure } of rounds) assert.equal(failure, null);
    });
  }
});
