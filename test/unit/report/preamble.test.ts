import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { splitLines } from '../../../server/src/text/lines';
import { scanPreamble } from '../../../server/src/report/preamble';
import type { Preamble } from '../../../server/src/report/report';
import { rangeOf, text } from '../../support/places';

function preambleOf(source: string): Preamble {
  return scanPreamble(splitLines(source));
}

suite('Front matter', () => {
  const MATTER = text('---', 'layout: default', 'nav_exclude: true', '---');

  for (const lineEnd of ['\n', '\r\n', '\r']) {
    test(`is at the start, with ${JSON.stringify(lineEnd)}`, () => {
      const source = text(MATTER, '', '# Title').replaceAll('\n', lineEnd);
      const { frontMatter, headings } = preambleOf(source);
      assert.deepEqual(frontMatter, rangeOf(source, MATTER.replaceAll('\n', lineEnd)));
      assert.deepEqual(headings, [{ level: 1, text: 'Title', range: rangeOf(source, '# Title') }]);
    });
  }

  test('may follow a byte order mark and have trailing spaces', () => {
    const source = text('\ufeff---', 'a: b', '---  ', '# Title');
    assert.deepEqual(preambleOf(source).frontMatter?.end, { line: 2, character: 5 });
  });

  test('is not found if it is not closed or not at the start', () => {
    assert.equal(preambleOf(text('---', 'a: b', '# Title')).frontMatter, null);
    assert.equal(preambleOf(text('', '---', 'a: b', '---')).frontMatter, null);
    assert.equal(preambleOf(text('----', 'a: b', '----')).frontMatter, null);
  });

  test('has no headings, boxes, comments or definitions in it', () => {
    const preamble = preambleOf(
      text(
        '---',
        '# comment',
        '- [ ] item',
        '[a]: b.png',
        'key: |',
        '  ```',
        '<!-- x',
        '---',
        '# Title',
        '[c]: d.png',
      ),
    );
    assert.deepEqual(
      preamble.headings.map((heading) => heading.text),
      ['Title'],
    );
    assert.deepEqual(preamble.groups, []);
    assert.deepEqual(preamble.verbatim, []);
    assert.deepEqual(
      preamble.definitions.map(({ definition }) => definition.label),
      ['C'],
    );
  });
});

test('headings in code and comments are ignored', () => {
  const source = text(
    '# One',
    '```sh',
    '# comment',
    '## comment',
    '```',
    '<!--',
    '# gone',
    '-->',
    '    # code',
    '## Two',
    '```',
    '# never closed',
  );
  const { headings, verbatim, lines } = preambleOf(source);
  assert.deepEqual(headings, [
    { level: 1, text: 'One', range: rangeOf(source, '# One') },
    { level: 2, text: 'Two', range: rangeOf(source, '## Two') },
  ]);
  assert.deepEqual(verbatim, [
    { kind: 'code', start: 1, end: 5, closed: true },
    { kind: 'comment', start: 5, end: 8, closed: true },
    { kind: 'code', start: 10, end: 12, closed: false },
  ]);
  assert.equal(lines.join(''), source);
});

test('an empty text has an empty preamble', () => {
  const { lines, frontMatter, headings, groups, definitions, verbatim } = preambleOf('');
  assert.deepEqual([lines, frontMatter], [[''], null]);
  assert.deepEqual([headings, groups, definitions, verbatim], [[], [], [], []]);
});
