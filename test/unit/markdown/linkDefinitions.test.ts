import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { definitionsFor, definitionsIn } from '../../../server/src/markdown/linkDefinitions';
import { editReport } from '../../../server/src/report/editReport';
import { parseReport } from '../../../server/src/report/parse';
import { splitLines } from '../../../server/src/text/lines';
import { range } from '../../../server/src/text/position';
import { definitionsOf } from '../../support/definitions';
import { text, textAt } from '../../support/places';

/** Labels with their targets; footnotes with their source. */
function found(source: string): string[][] {
  return definitionsIn(splitLines(source)).map(({ definition: one }) =>
    one.kind === 'link'
      ? [one.label, one.url, ...(one.title === null ? [] : [one.title])]
      : [`^${one.label}`, one.source],
  );
}

const CASES: readonly (readonly [source: string, ...definitions: string[][]])[] = [
  ['[a]: b.png', ['A', 'b.png']],
  ['  [a  B]:b.png "title"  ', ['A B', 'b.png', 'title']],
  ['> [a]: <b c.png>', ['A', 'b c.png']],
  ['> > [a]:\tb.png', ['A', 'b.png']],
  ['- [a]: b.png', ['A', 'b.png']],
  ['[a\\]b]: c.png', ['A\\]B', 'c.png']],
  ['> [a]:  \r\n>   b.png\r\n>   "on three\r\n>   lines"\r\n', ['A', 'b.png', 'on three\r\nlines']],
  ['[a]: b.png\n[c]: d.png', ['A', 'b.png'], ['C', 'd.png']],
  ['text\n\n[a]: b.png', ['A', 'b.png']],
  ['# Title\n[a]: b.png', ['A', 'b.png']],
  ['[^n]: A *note*.\n\n    Its end.\n\nnone of it', ['^N', 'A *note*.\n\n    Its end.']],
  ['> [^n]: A note\n> of two lines.', ['^N', 'A note\nof two lines.']],
  // Not definitions: in paragraphs, in code, without a target or a label, with text after the title.
  ['Foo\n[bar]: /baz'],
  ['see [a]: b.png'],
  ['    [a]: b.png'],
  ['```\n[a]: b.png\n```\n<!--\n[c]: d.png\n-->\n[e]: f.png', ['E', 'f.png']],
  ['[a]:'],
  ['[a]:\n\nb.png'],
  ['[]: b.png'],
  ['[a] : b.png'],
  ['[a]: b.png c.png'],
  ['<div>\n[a]: b.png\n</div>'],
];

suite('Definitions', () => {
  for (const [source, ...definitions] of CASES) {
    test(`in ${JSON.stringify(source)}`, () => {
      const wanted = definitions.map(([label = '', ...rest]) =>
        label.startsWith('^') ? [label, `[^${label.slice(1).toLowerCase()}]: ${rest[0]}`] : [label, ...rest],
      );
      assert.deepEqual(found(source), wanted);
    });
  }

  test('have the ranges of their targets', () => {
    const source = text('one', '', '> [a]: <b c.png> "t"', '> [d]:', '>   e.png');
    const ranges = definitionsIn(splitLines(source)).map(
      ({ targetRange }) => targetRange && textAt(source, targetRange),
    );
    assert.deepEqual(ranges, ['<b c.png>', 'e.png']);
  });

  test('may contain embedded pictures that are far too long to parse', () => {
    const picture = `data:image/png;base64,${'A'.repeat(400_000)}`;
    assert.deepEqual(found(text('text', '', `[a]: <${picture}>`, `[b]: ${picture}`, '[c]: d.png')), [
      ['A', picture],
      ['B', picture],
      ['C', 'd.png'],
    ]);
  });
});

test('a text gets the definitions that it and its footnotes refer to', () => {
  const definitions = definitionsOf(
    text('[a]: 1', '[b c]: 2', '[d]: 3', '', '[^n]: See [d] and[^m].', '', '[^m]: more[^n]', '', '[^o]: no'),
  );
  const labels = (source: string): string[] =>
    definitionsFor(source, definitions).map(({ label }) => label.toLowerCase());
  assert.deepEqual(labels('plain (a)'), []);
  assert.deepEqual(labels('[A] and ![x][b\n> c]'), ['a', 'b c']);
  assert.deepEqual(labels('so[^N]'), ['n', 'd', 'm']);
});

test('the definitions of a report are in document order, and stay the same until one changes', () => {
  const source = text(
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
  );
  const report = parseReport(source);
  const urls = ({ definitions }: typeof report): string[] =>
    definitions.all.map((one) => (one.kind === 'link' ? one.url : ''));
  assert.deepEqual(urls(report), ['1.png', '2.png', '3.png', '4.png']);
  const moved = editReport(report, { range: range(3, 0, 3, 0), text: 'and more\n\n' });
  assert.equal(moved.definitions, report.definitions);
  const changed = editReport(report, { range: range(6, 5, 6, 6), text: '5' });
  assert.deepEqual(urls(changed), ['1.png', '2.png', '5.png', '4.png']);
});
