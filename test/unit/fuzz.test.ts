import fc from 'fast-check';
import { suite, test } from 'node:test';
import { FOUND } from '../support/fuzz/found';
import { TEXT_PROPERTIES } from '../support/fuzz/properties';
import { runs } from '../support/runs';

suite('Any text', () => {
  for (const { name, texts, hold } of TEXT_PROPERTIES) {
    test(name, () => {
      fc.assert(fc.property(texts, hold), { ...runs(25), examples: FOUND.map((text) => [text]) });
    });
  }
});
