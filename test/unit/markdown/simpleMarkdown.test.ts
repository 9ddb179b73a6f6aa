import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { tests as examples } from 'commonmark-spec';
import fc from 'fast-check';
import { parseMarkdown } from '../../../server/src/markdown/markdown';
import { simpleMarkdown } from '../../../server/src/markdown/simpleMarkdown';
import { runs } from '../../support/runs';

/** The tree from micromark: with a record for tokens, a text is always parsed. */
function parsed(text: string): unknown {
  return parseMarkdown(text, undefined, {});
}

function isSameOrNull(text: string): boolean {
  const simple = simpleMarkdown(text);
  if (simple === null) return false;
  assert.deepEqual(plainObjects(simple), plainObjects(parsed(text)), JSON.stringify(text));
  return true;
}

/** A tree without undefined values. */
function plainObjects(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(tree));
}

const WORDS = ['Sail', 'wind', 'a', '7', '1.', 'i', 'é', 'ÆØ', '’', '\u00a0', '–', '日本', '\u2028'];
const SPACES = [' ', ' ', ' ', '  ', '    ', '\t', '\n', '\n', '\n\n', '\r\n', '\r'];
const MARKS = [
  ...[
    '.',
    ',',
    ':',
    '"',
    "'",
    '(',
    ')',
    '/',
    '-',
    '---',
    '+',
    '%',
    '?',
    '!',
    '#',
    '|',
    '=',
    '\\',
    '&',
    '&amp;',
    '@',
  ],
  ...[
    '<',
    '<b>',
    '< 5',
    '>',
    '~',
    '~~',
    '$',
    '_',
    '__',
    '^',
    '{',
    '}',
    '[',
    ']',
    '[^1]',
    '[x]',
    '`',
    '``',
    '```',
    '*',
    '**',
  ],
];
const CONSTRUCTS = [
  ...[
    'www.',
    'http://',
    'a.b',
    '**bold**',
    '*soft*',
    '`code`',
    '` a `',
    '``',
    '[link](to.md)',
    '![image](a.png)',
    '![my_image](figures/a.png)',
    'a_b',
  ],
  ...[
    '\n- ',
    '\n* ',
    '\n+ ',
    '\n1. ',
    '\n2. ',
    '\n1) ',
    '\n> ',
    '\n>',
    '\n# ',
    '\n### ',
    '\n```\n',
    '\n```py\n',
    '\n  ',
    '\n> - ',
  ],
];
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 3, arbitrary: fc.constantFrom(...SPACES) },
  { weight: 1, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 4, arbitrary: fc.constantFrom(...CONSTRUCTS) },
);
const start = fc.constantFrom(
  '',
  'Sail',
  '> ',
  '- ',
  '1. ',
  '3. ',
  '# ',
  '```\n',
  '**b** ',
  '> **Which?**\n> ',
);

suite('A simple text', () => {
  test('has the same tree as from micromark', () => {
    let simple = 0;
    fc.assert(
      fc.property(start, fc.array(piece, { maxLength: 12 }), (first, pieces) => {
        if (isSameOrNull(first + pieces.join(''))) simple++;
      }),
      runs(20_000),
    );
    assert.ok(simple > 1000, `${simple} of the texts were simple`);
  });

  test('has the same tree as from micromark in the examples of CommonMark', () => {
    for (const { markdown } of examples) {
      isSameOrNull(markdown);
      isSameOrNull(`Wind ${markdown}`);
      isSameOrNull(`> ${markdown.trimEnd().replaceAll('\n', '\n> ')}`);
    }
  });

  test('includes what most people write', () => {
    for (const text of [
      'Two lines\nof text (a/b), 7%: snake_case & more!\n\nMore — ‘quoted’',
      '### Question 4',
      '> **How did you _not_ do it?**'.replaceAll('_', ''),
      '> Recommended answer length: 100-200 words.\n>',
      'We ran `make all`, **which was slow**, see [the manual](https://example.org/a_b).',
      'The parts:\n- **one**: first\n- two, that\n  goes on\n\nThen',
      '1. one\n2. two',
      '```python\nfor a in b:\n\tprint(`a`)\n```',
      '![The harbour](figures/harbour.png)',
    ])
      assert.ok(isSameOrNull(text), text);
  });
});
