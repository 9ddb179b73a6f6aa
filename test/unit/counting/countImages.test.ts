import fc from 'fast-check';
import assert from 'node:assert/strict';
import test from 'node:test';
import { countImages, countIn } from '../../../server/src/counting/count';
import { splitLines } from '../../../server/src/text/lines';
import { placeOf } from '../../support/places';
import { pythonImages } from '../../support/reportPy';
import { runs } from '../../support/runs';
import { fastest } from '../../support/timing';

const COUNTS: readonly (readonly [line: string, images: number])[] = [
  ['', 0],
  ['![a](b)', 1],
  ['![]()', 1],
  ['![a](b)![c](d)', 2],
  ['![a](b "title") and ![c](<d e>)', 2],
  ['`![a](b)`', 1],
  ['\\![a](b)', 1],
  ['<img src="a.png">', 0],
  ['![a][b]', 0],
  ['[a](b.png)', 0],
  ['! [a](b)', 0],
  ['![a] (b)', 0],
  ['![a](b', 0],
  ['![a ![b](c)', 1],
  ['![a](b ![c](d)', 1],
  ['![a](b) ![c](', 1],
  ['[![a](b)](c)', 1],
  ['![a](b(c))', 1],
  ['![x ](y ![z](w) )', 1],
  ['![a\rb](c\u2028d)', 1],
];

for (const [line, images] of COUNTS) {
  test(`${JSON.stringify(line)} has ${images} images`, () => {
    assert.equal(countImages(line), images);
    assert.equal(pythonImages(line), images);
  });
}

test('an image across two lines does not count', () => {
  const source = '![a\n](b)\n![c](d\n)\n![e](f)';
  assert.equal(
    countIn(splitLines(source), { start: { line: 0, character: 0 }, end: placeOf(source, source.length) })
      .images,
    1,
  );
});

test('images are counted between two offsets', () => {
  const line = '![a](b) ![c](d) ![e](f)';
  assert.equal(countImages(line, 1), 2);
  assert.equal(countImages(line, 0, 15), 2);
  assert.equal(countImages(line, 0, 14), 1);
});

const marks = fc
  .array(fc.constantFrom('!', '[', ']', '(', ')', '![', '](', '![a](b)', 'a', ' ', '\r', '\u2028', '😀'), {
    maxLength: 30,
    size: 'max',
  })
  .map((parts) => parts.join(''));

test("images on a line equal the checker's expression", () => {
  fc.assert(
    fc.property(marks, (line) => {
      assert.equal(countImages(line), pythonImages(line));
    }),
    runs(5000),
  );
});

test("images in lines equal the checker's expression on the whole text", () => {
  const source = fc.array(fc.oneof(marks, fc.constantFrom('\n', '\r\n')), { maxLength: 8, size: 'max' });
  fc.assert(
    fc.property(source, (parts) => {
      const text = parts.join('');
      const whole = { start: { line: 0, character: 0 }, end: placeOf(text, text.length) };
      const universal = text.replaceAll(/\r\n?/g, '\n');
      assert.equal(countIn(splitLines(text), whole).images, pythonImages(universal));
    }),
    runs(2000),
  );
});

const MEGABYTE = 1 << 20;
const HOSTILE = ['![', '![a](', '![](', '](', '![]', '!', '![a](b', '![a]('.repeat(3) + ')'];
const ordinary = 'A line of prose with ![a figure](figures/a.png) in it. '.repeat(MEGABYTE / 55);

for (const mark of HOSTILE) {
  test(`a line of ${mark} takes at most a few times as long as an ordinary one`, () => {
    const hostile = mark.repeat(MEGABYTE / mark.length);
    const usual = fastest(() => countImages(ordinary));
    const worst = fastest(() => countImages(hostile));
    assert.ok(worst < 10 * usual + 200, `${worst} ms against ${usual} ms`);
  });
}
