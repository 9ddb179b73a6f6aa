import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { figuresIn } from '../../../server/src/report/figures';
import { definitionsOf } from '../../support/definitions';
import { endOf, splitLines } from '../../../server/src/text/lines';
import { codeAndCommentSpans } from '../../../server/src/text/codeAndComments';
import { runs } from '../../support/runs';

const SCRAPS = [
  'text',
  '![a](b.png)',
  '\n\n![a b](c/d.png)\n\n',
  '![ö (1), a-b.](../d-2.PNG)',
  '[a](b.png)',
  '![a][r]',
  '[r]: c.png',
  '<img src="d.png">',
  '`',
  '```',
  '~~~',
  '    ',
  '  ',
  '- ',
  '1. ',
  '> ',
  '\n',
  '\n',
  '\n\n',
  '\n\n',
  '\t',
  '<pre>',
  '</pre>',
  '<div>',
  '<!--',
  '-->',
  '***',
  '\\',
  '|',
];

suite('Paragraphs', () => {
  test('have the same figures when parsed separately as in the whole text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SCRAPS), { maxLength: 40, size: 'max' }), (scraps) => {
        assertSame(withoutEmptyItems(` ${scraps.join('')}`));
      }),
      runs(300),
    );
  });

  test('do not end at a quote mark in HTML', () => {
    assertSame(' <div>\n> \n[a](b.png)');
    assertSame('<div>\n> text\n>\n![a](b.png)\n\n![a](b.png)');
    assertSame('- > <div>\n  > >\n  > ![a](b.png)');
  });
});

/** micromark takes an empty item after indented code for a paragraph. */
function withoutEmptyItems(text: string): string {
  return text.replace(/(?:-|1\.)[ \t]*$/gm, '$&item');
}

/** Asserts that a text in parts has the same figures as the whole text. */
function assertSame(text: string): void {
  const lines = splitLines(text);
  const range = { start: { line: 0, character: 0 }, end: endOf(lines) };
  // One span over everything prevents splitting.
  const everything = [{ kind: 'code' as const, start: -1, end: lines.length, closed: true }];
  assert.deepEqual(
    figuresIn(lines, range, codeAndCommentSpans(lines), definitionsOf('[r]: c.png')),
    figuresIn(lines, range, everything, definitionsOf('[r]: c.png')),
  );
}
