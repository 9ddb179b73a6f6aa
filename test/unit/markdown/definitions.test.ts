import assert from 'node:assert/strict';
import test from 'node:test';
import { definitionsIn } from '../../../server/src/markdown/definitions';
import { splitLines } from '../../../server/src/text/lines';
import { parseReport } from '../../../server/src/report/parse';
import { codeAndCommentSpans } from '../../../server/src/text/codeAndComments';
import { text } from '../../support/places';

const CASES: readonly (readonly [line: string, definition: string | null])[] = [
  ['[a]: b.png', '[a]: b.png'],
  ['  [a b]:b.png "title"  ', '[a b]: b.png "title"'],
  ['> [a]: <b c.png>', '[a]: <b c.png>'],
  ['> > [a]:\tb.png', '[a]: b.png'],
  ['[a\\]b]: c.png', '[a\\]b]: c.png'],
  ['    [a]: b.png', null],
  ['[^a]: a footnote', null],
  ['[a]:', null],
  ['[]: b.png', null],
  ['see [a]: b.png', null],
  ['[a] : b.png', null],
];

for (const [line, definition] of CASES) {
  test(`${JSON.stringify(line)} ${definition === null ? 'defines nothing' : 'is a definition'}`, () => {
    assert.deepEqual(definitionsIn([`${line}\r\n`], []), definition === null ? [] : [definition]);
  });
}

test('a target may stand on the line below', () => {
  assert.deepEqual(definitionsIn(splitLines('> [a]:  \r\n>   b.png\r\n'), []), ['[a]: b.png']);
  assert.deepEqual(definitionsIn(splitLines('[a]:\n\nb.png'), []), []);
  assert.deepEqual(definitionsIn(splitLines('[a]:'), []), []);
});

test('code and comments define nothing', () => {
  const lines = splitLines(text('```', '[a]: b.png', '```', '<!--', '[c]: d.png', '-->', '[e]: f.png'));
  assert.deepEqual(definitionsIn(lines, codeAndCommentSpans(lines)), ['[e]: f.png']);
});

test('those of a whole report are in the order of the document', () => {
  const report = parseReport(
    text(
      '[a]: 1.png',
      '### Question 1',
      '> [b]: 2.png',
      '',
      '> Answer:',
      '',
      '[c]: 3.png',
      '### Question 2',
      '',
      '[a]: 4.png',
    ),
  );
  assert.equal(report.definitions, text('[a]: 1.png', '[b]: 2.png', '[c]: 3.png', '[a]: 4.png'));
});
