import fc from 'fast-check';
import assert from 'node:assert/strict';
import test from 'node:test';
import { countIn, countWords, isWhiteSpace, nthWord } from '../../../server/src/counting/count';
import { splitLines } from '../../../server/src/text/lines';
import { placeOf, rangeOf } from '../../support/places';
import { pythonWords } from '../../support/reportPy';
import { runs } from '../../support/runs';

/** Every UTF-16 unit at which Python's `str.split()` splits. */
const WHITE_SPACE = [
  0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002,
  0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
];

test('white space is the same as in Python', () => {
  const found = Array.from({ length: 0x10000 }, (_, code) => code).filter(isWhiteSpace);
  assert.deepEqual(found, WHITE_SPACE);
});

const COUNTS: readonly (readonly [text: string, words: number])[] = [
  ['', 0],
  [' \t\n', 0],
  ['one', 1],
  ['  one two  ', 2],
  ['> - | --- ###', 5],
  ['well-known: half/half', 2],
  ['https://example.org/a?b=c', 1],
  ['```sh\nls -l\n```', 4],
  ['a\u00a0b', 2],
  ['a\u0085b\u001cc\u001fd', 4],
  ['zero\u200bwidth', 1],
  ['\ufeff', 1],
  ['a\u180eb', 1],
  ['line\u2028end\u2029two', 3],
  ['😀 👩‍💻', 2],
  ['--- question 4 fill here ---', 6],
];

for (const [text, words] of COUNTS) {
  test(`${JSON.stringify(text)} has ${words} words`, () => {
    assert.equal(countWords(text), words);
  });
}

test('words are counted between two offsets, and part of a word counts', () => {
  assert.equal(countWords('one two three', 2, 9), 3);
  assert.equal(countWords('one two three', 3, 8), 1);
  assert.equal(countWords('one two three', 3, 4), 0);
});

/** Text with much white space of all kinds and its lookalikes. */
const unicode = fc
  .array(
    fc.oneof(
      fc.constantFrom(...WHITE_SPACE.map((code) => String.fromCharCode(code))),
      fc.constantFrom('\ufeff', '\u200b', '\u200d', '\u180e', '\u2060', 'a', 'é', '😀', '\ud800', '>', '-'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 40, size: 'max' },
  )
  .map((parts) => parts.join(''));

test("words in any text equal a copy of Python's str.split", () => {
  fc.assert(
    fc.property(unicode, (source) => {
      assert.equal(countWords(source), pythonWords(source));
    }),
    runs(5000),
  );
});

test('counts of single lines add up to the count of the whole text', () => {
  fc.assert(
    fc.property(unicode, (source) => {
      const lines = splitLines(source);
      const whole = { start: { line: 0, character: 0 }, end: placeOf(source, source.length) };
      assert.equal(countIn(lines, whole).words, pythonWords(source));
    }),
    runs(2000),
  );
});

test('a range counts parts of lines and whole lines', () => {
  const source = 'one two three\r\nfour ![a](b)\r\n\r\nfive six';
  const from = rangeOf(source, 'two').start;
  const to = rangeOf(source, 'five').end;
  assert.deepEqual(countIn(splitLines(source), { start: from, end: to }), { words: 5, images: 1 });
});

test('an image that the end of the range cuts does not count', () => {
  const source = '![a](b) ![c](d)';
  const end = { line: 0, character: 14 };
  assert.equal(countIn([source], { start: { line: 0, character: 0 }, end }).images, 1);
});

test('the first word over a limit is found at its start', () => {
  const source = 'zero one\n\n  two\u00a0three\nfour';
  const lines = splitLines(source);
  const whole = { start: { line: 0, character: 0 }, end: placeOf(source, source.length) };
  for (const [nth, word] of ['zero', 'one', 'two', 'three', 'four'].entries()) {
    assert.deepEqual(nthWord(lines, whole, nth), rangeOf(source, word).start, word);
  }
  assert.equal(nthWord(lines, whole, 5), null);
});

test('words are numbered from the start of the range', () => {
  const source = 'zero one two';
  assert.deepEqual(nthWord([source], rangeOf(source, 'one two'), 1), { line: 0, character: 9 });
  assert.equal(nthWord([source], rangeOf(source, 'one two'), 2), null);
});
