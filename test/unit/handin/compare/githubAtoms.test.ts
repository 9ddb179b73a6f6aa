import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { githubAtoms } from '../../../../server/src/handin/compare/githubAtoms';
import { plainParagraphs } from '../../../../server/src/handin/compare/plainAtoms';
import { runs } from '../../../support/runs';

/** Shows nothing, and is not plain text, so that the text below it is parsed. */
const PARSED = '[sea]: b.md\n\n';

const piece = fc.constantFrom(
  ...[
    'word',
    'Wind',
    'a',
    '7',
    '1.',
    ' ',
    '  ',
    '    ',
    '\n',
    '\n\n',
    '\r\n',
    '.',
    ',',
    ':',
    '"',
    "'",
    '(',
    ')',
    '/',
  ],
  ...[
    'www.',
    'http://',
    'a.b',
    '-',
    '- ',
    '---',
    '+ ',
    '+',
    '%',
    '?',
    '*',
    '#',
    '|',
    '\t',
    '=',
    '\\',
    '&amp;',
    '@',
    'é',
  ],
);

suite('A plain text', () => {
  test('has the same atoms as when it is parsed', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = `Sail ${pieces.join('')}`;
        fc.pre(plainParagraphs(text) !== null);
        const parsed = githubAtoms(PARSED + text, []).map((atom) => ({
          ...atom,
          at: atom.at - PARSED.length,
        }));
        assert.deepEqual(githubAtoms(text, []), parsed);
      }),
      runs(2000),
    );
  });

  test('is words and marks on its lines, and nothing else', () => {
    assert.deepEqual(plainParagraphs('Two lines\nof text (a/b), 7%.\n\nMore'), [
      { start: 0, end: 28 },
      { start: 30, end: 34 },
    ]);
    for (const text of [
      'a *b*',
      'a\n- b',
      'a\n---',
      '1. a',
      '    a',
      'a  \nb',
      'see www.example.org',
      'http://a',
      'a@b',
      'a\n\tb',
    ])
      assert.equal(plainParagraphs(text), null, text);
  });
});
