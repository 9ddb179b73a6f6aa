import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import fc from 'fast-check';
import { excerpt, printable, printableJson } from '../../../server/src/text/printable';

/** Characters that control a terminal, are invisible, or are commands of a pipeline at the start of a line or anywhere. */
const HARMFUL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164\u{e0041}]|^\s*::|##\[|##vso\[/u;

const HARMFUL_TEXTS = [
  '\u001b[31m',
  'a\nb',
  '\u007f',
  '\u009b2J',
  'a\u202eb',
  '\u2066',
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\u3164',
  '\u{e0041}',
  '\ud83d',
  '::error file=x,line=1::pwn',
  '  ::add-mask::x',
  '##[error]x',
  'a ##vso[task.setvariable]x',
];

suite('Printed text', () => {
  test('keeps ordinary text in any script', () => {
    for (const text of ['reports/README.md', 'Grüße, ÆØÅ, 報告, تقرير', 'a::b', 'a # b', '❤️ 😀', 'c:\\a'])
      assert.equal(printable(text), text);
  });

  test('contains no control or invisible characters', () => {
    for (const text of HARMFUL_TEXTS) {
      assert.doesNotMatch(printable(text), HARMFUL, JSON.stringify(text));
      assert.match(printable(text), /\\u\{[0-9a-f]+\}/);
    }
    const pieces = fc.array(
      fc.oneof(fc.constantFrom(...HARMFUL_TEXTS, ':', '#', '[', ' '), fc.string({ unit: 'binary' })),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        assert.doesNotMatch(printable(parts.join('')), HARMFUL);
      }),
    );
  });

  test('has the same values as JSON', () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom(...HARMFUL_TEXTS), fc.string({ unit: 'binary' })));
    fc.assert(
      fc.property(pieces, (texts) => {
        const json = printableJson(JSON.stringify({ texts }, null, 2));
        assert.deepEqual(JSON.parse(json), { texts });
        for (const line of json.split('\n')) assert.doesNotMatch(line, HARMFUL);
      }),
    );
  });

  test('is shortened if it is long', () => {
    assert.equal(excerpt('short'), 'short');
    assert.equal(excerpt(`${'a'.repeat(49)}😀${'b'.repeat(1000)}`), `${'a'.repeat(49)}…`);
    assert.ok(excerpt('\u001b'.repeat(1_000_000)).length < 400);
  });
});
