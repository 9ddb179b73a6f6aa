import fc from 'fast-check';
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  endOf,
  lineEndOf,
  lineLength,
  lineText,
  positionAfter,
  splitLines,
  textIn,
} from '../../../server/src/text/lines';
import { comparePositions, shiftRange } from '../../../server/src/text/position';
import { placeOf, rangeOf } from '../../support/places';
import { runs } from '../../support/runs';

test('lines keep their line ends', () => {
  assert.deepEqual(splitLines('a\nb\r\nc\rd'), ['a\n', 'b\r\n', 'c\r', 'd']);
  assert.deepEqual(splitLines('a\n'), ['a\n', '']);
  assert.deepEqual(splitLines('\r\r\n\n\r'), ['\r', '\r\n', '\n', '\r', '']);
  assert.deepEqual(splitLines(''), ['']);
});

test('other line separators of Unicode do not end a line', () => {
  assert.equal(splitLines('a\u2028b\u2029c\u0085d\x0be\x0cf').length, 1);
});

test('the length and the text of a line exclude its line end', () => {
  const lines = splitLines('ab\r\n😀\n\r');
  assert.deepEqual(lines.map(lineLength), [2, 2, 0, 0]);
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((line) => lineText(lines, line)),
    ['ab', '😀', '', '', ''],
  );
});

test('the text of a range includes the line ends between its lines', () => {
  const source = 'one\r\ntwo\rthree\nfour';
  const lines = splitLines(source);
  assert.equal(textIn(lines, rangeOf(source, 'ne\r\ntwo\rthree\nfo')), 'ne\r\ntwo\rthree\nfo');
  assert.equal(textIn(lines, rangeOf(source, 'w')), 'w');
});

test('the end is after the last character', () => {
  assert.deepEqual(endOf(splitLines('a\nbc')), { line: 1, character: 2 });
  assert.deepEqual(endOf(splitLines('a\r\n')), { line: 1, character: 0 });
  assert.deepEqual(endOf(splitLines('')), { line: 0, character: 0 });
});

test('the line end of a text is that of its first line', () => {
  assert.equal(lineEndOf(splitLines('a\r\nb\nc')), '\r\n');
  assert.equal(lineEndOf(splitLines('a\rb\r\nc')), '\r');
  assert.equal(lineEndOf(splitLines('a\nb\r\nc')), '\n');
  assert.equal(lineEndOf(splitLines('a')), '\n');
});

const mixed = fc
  .array(fc.constantFrom('a', '😀', '\t', '\n', '\r', '\r\n', '\u2028'), { maxLength: 20, size: 'max' })
  .map((parts) => parts.join(''));

test('joined lines are the text', () => {
  fc.assert(
    fc.property(mixed, (source) => {
      assert.equal(splitLines(source).join(''), source);
    }),
    runs(100),
  );
});

test('an offset and its position are the same place', () => {
  fc.assert(
    fc.property(mixed, fc.nat(30), (source, wish) => {
      const offset = Math.min(wish, source.length);
      // There is no position between the two characters of a line end.
      fc.pre(source.slice(offset - 1, offset + 1) !== '\r\n');
      assert.deepEqual(
        positionAfter(splitLines(source), { line: 0, character: 0 }, offset),
        placeOf(source, offset),
      );
    }),
    runs(100),
  );
});

test('an offset after the text is its end', () => {
  assert.deepEqual(positionAfter(['ab\n', 'c'], { line: 0, character: 1 }, 99), { line: 1, character: 1 });
});

test('positions are compared by line, then by character', () => {
  const places = [
    { line: 0, character: 5 },
    { line: 1, character: 0 },
    { line: 1, character: 2 },
  ];
  for (const [i, a] of places.entries())
    for (const [j, b] of places.entries()) assert.equal(Math.sign(comparePositions(a, b)), Math.sign(i - j));
});

test('a range is shifted by lines', () => {
  assert.deepEqual(shiftRange(rangeOf('a\nb', 'b'), 3), rangeOf('a\n\n\n\nb', 'b'));
});
