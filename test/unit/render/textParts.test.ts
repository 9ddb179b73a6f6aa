import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import assert from 'node:assert/strict';
import test from 'node:test';
import { renderPart } from '../../../server/src/render/renderPart';
import { definitionsFor } from '../../../server/src/markdown/linkDefinitions';
import { definitionsOf } from '../../support/definitions';
import { renderText } from '../../../server/src/render/renderText';
import { textParts } from '../../../server/src/render/textParts';
import { tooCostly } from '../../../server/src/markdown/parseBudget';
import { runs } from '../../support/runs';
import { lines } from '../../support/streetReport';

const DEFINITIONS = '[a]: a.png\n[b c]: https://example.org "title"';

/** Asserts that a text in parts gives the same as the whole text, except for empty lines between blocks. */
function assertSame(text: string, written: string, isPlain = false): void {
  if (tooCostly(text) !== null) return;
  const definitions = definitionsFor(text, definitionsOf(written));
  const part = { text, definitions, prefix: 'p', isPlain };
  const whole = renderPart(part).tree;
  const html = toHtml(renderText(text, { ...part, notParsed: null }));
  // The note about omissions in a plain text is for the whole text.
  if (whole) assert.equal(html.replace(/\n<p class="note">[^<]*<\/p>$/, ''), toHtml(whole));
}

const PIECES = [
  ...[
    'word',
    '*emphasis*',
    '**strong** words',
    '`code`',
    '[a]',
    '[x][B  C]',
    '![a]',
    'https://a.b',
    '$x$',
    '$`y`$',
  ],
  ...[
    '# Heading',
    '### Question 4',
    '---',
    '***',
    '===',
    '- ',
    '* ',
    '+ item',
    '1. one',
    '10) ten',
    '- [ ] to do',
  ],
  ...[
    '> ',
    '> quote',
    '> [!NOTE]\n> noted',
    '>> deep',
    '```',
    '```python\nprint(a[0])',
    '~~~~',
    '~~~',
    '````md',
  ],
  ...[
    '    indented',
    '  two',
    '\t',
    '| a | b |\n|---|:-:|\n| 1 | 2 |',
    '| c | d |',
    'a | b',
    '\\',
    '  \n',
    '&amp;',
  ],
  ...[
    '<b>',
    '</b>',
    '<td>',
    '<table>',
    '</p>',
    '<!--',
    '-->',
    '<div>',
    '</div>',
    '<details>',
    '<img src=a.png>',
  ],
  ...[
    '<https://a.b>',
    '1 < 2',
    '<a',
    '[^1]',
    '[^1]: note',
    '[a]: other.png',
    '[',
    ']',
    '\ufeff',
    '\u00a0',
    '\v',
  ],
];
const ENDS = ['\n', '\n\n', '\n\n\n', '\n \t\n', '\r\n', '\r\n\r\n', '\r', '\r\r'];
const piece = fc.constantFrom(...PIECES);
/** Blocks of some pieces with blank lines between: what people write, in any order. */
const texts = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: piece },
      { weight: 4, arbitrary: fc.constantFrom(...ENDS) },
      { weight: 1, arbitrary: fc.constantFrom('  ', '   ', '    ', '> ', '- ') },
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));
/** Without the texts that are rendered as a whole. */
const partedTexts = texts.filter((text) => textParts(text).length > 1);

test('a text in parts gives the same as the whole text', () => {
  fc.assert(fc.property(partedTexts, fc.constantFrom('', DEFINITIONS), fc.boolean(), assertSame), runs(500));
});

const NOT_SPLIT: Readonly<Record<string, string>> = {
  'a fence': lines('```python', 'a', '', 'b', '```'),
  'a fence in a list': lines('- a', '', '  ```', '  b', '', '  ```'),
  'a list with blank lines': lines('- a', '', '- b', '', '  c', '', '10. d', '', '* e'),
  'indented code': lines('text', '', '    a', '', '    b'),
  'raw HTML': lines('<details>', '', 'a', '', '</details>', '', 'b'),
  'a comment': lines('<!--', '', 'a', '', '-->'),
  footnotes: lines('a[^1]', '', '[^1]: note', '', 'b'),
  definitions: lines('[a]', '', '[a]: b.png', '', 'c'),
  'a very long text': 'a\n\n'.repeat(4000),
  'very many formulas': '$a$\n\n'.repeat(200),
};

for (const [name, text] of Object.entries(NOT_SPLIT)) {
  test(`does not split ${name}`, () => {
    assert.deepEqual(textParts(text), [{ line: 0, text }]);
  });
}

test('splits paragraphs, headings, quotes, tables and fences', () => {
  const blocks = [
    '# A',
    '**b**\nc',
    '> d',
    '| e |\n|---|',
    '```\nf: a[1]: 2\n\ng\n```',
    'h <https://a.b> 1 < 2',
    '- i',
  ];
  const text = blocks.join('\n\n');
  assert.deepEqual(
    textParts(text).map((part) => part.text.trimEnd()),
    [...blocks.slice(0, -2), blocks.slice(-2).join('\n\n')],
  );
  assert.deepEqual(
    textParts(text).map(({ line }) => line),
    [0, 2, 5, 7, 10, 16],
  );
});

test('does not split the rest of a text from the block before raw HTML', () => {
  const text = lines('a', '', 'b', '', '<td>', '', 'c', '', 'd');
  assert.deepEqual(
    textParts(text).map(({ line }) => line),
    [0, 2],
  );
});
