import assert from 'node:assert/strict';
import test from 'node:test';
import {
  MAX_DEPTH,
  MAX_LENGTH,
  MAX_LINE_LENGTH,
  TOO_MUCH_WORK as WORK,
  tooCostly,
  type TooCostly,
} from '../../../server/src/markdown/parseBudget';
import { tooCostlyText } from '../../../server/src/wording/tooCostlyText';
import { makeReport, words } from '../../support/makeReport';
import { fastest } from '../../support/timing';
import { HOSTILE_TEXTS } from '../render/hostileTexts';

const ACCEPTED: Readonly<Record<string, string>> = {
  'no text': '',
  'a whole report': makeReport(),
  'a whole report with CRLF': makeReport({ lineEnd: '\r\n' }),
  'twenty thousand words': words(20_000),
  'a log of four thousand lines in a fence': `\`\`\`text\n${'2026-01-12 [info] *step* a_b | loss: 0.12 <c>\n'.repeat(4000)}\`\`\`\n`,
  'a table of two hundred rows': `| a | b | c |\n|---|---|---|\n${'| one | two | three |\n'.repeat(200)}`,
  'three hundred wrapped items': '- some words of an item\n  that goes on here\n'.repeat(300),
  'two hundred links in a paragraph': 'see [the page](https://example.org/a_page), then '.repeat(200),
  'as many quotes as allowed': `${'> '.repeat(MAX_DEPTH)}a`,
  'a line as long as allowed': 'a'.repeat(MAX_LINE_LENGTH),
  'a dash after many spaces': `${' '.repeat(400)}-a`,
};

for (const [name, text] of Object.entries(ACCEPTED)) {
  test(`${name} is not too costly`, () => {
    assert.equal(tooCostly(text), null);
  });
}

const REFUSED: readonly (readonly [name: string, text: string, reason: TooCostly])[] = [
  ['a text that is too long', 'a\n'.repeat(MAX_LENGTH), { bound: 'length' }],
  ['a line that is too long', `a\n${'a'.repeat(MAX_LINE_LENGTH + 1)}\n`, { bound: 'line-length', line: 1 }],
  ['too many quotes', `a\r\n\r\n${'>'.repeat(MAX_DEPTH + 1)}a`, { bound: 'depth', line: 2 }],
  ['too many lists', `${'1) '.repeat(MAX_DEPTH + 1)}a`, { bound: 'depth', line: 0 }],
  ['too many quotes and lists', `${'> - '.repeat(MAX_DEPTH / 2 + 1)}a`, { bound: 'depth', line: 0 }],
  ['too many footnotes', `${'[^a]: '.repeat(MAX_DEPTH + 1)}a`, { bound: 'depth', line: 0 }],
  ['indentation that is too deep', `${'\t'.repeat(MAX_DEPTH)}- a`, { bound: 'depth', line: 0 }],
  ['too many marks', '*a_ '.repeat(4000), WORK],
  ['too many lines', 'a\n'.repeat(10_000), WORK],
  ['marks after a closed fence', `\`\`\`\n\`\`\`\n${'*a_ '.repeat(4000)}`, WORK],
  ['marks after a fence closed by the end of a list', `- \`\`\`\n\n\`\`\`\n${'*a_ '.repeat(4000)}`, WORK],
  ['marks after a fence in HTML', `<p>\n\`\`\`\n\n${'*a_ '.repeat(4000)}`, WORK],
];

for (const [name, text, reason] of REFUSED) {
  test(`${name} is too costly`, () => {
    assert.deepEqual(tooCostly(text), reason);
  });
}

test('the reasons have messages', () => {
  assert.deepEqual(
    [{ bound: 'length' }, { bound: 'line-length', line: 1 }, { bound: 'depth', line: 0 }, WORK].map(
      (reason) => tooCostlyText(reason as TooCostly),
    ),
    [
      'It is longer than 256 kB.',
      'Its line 2 has more than 20000 characters.',
      'Its line 1 is nested in more than 100 quotes and lists.',
      'It has too many lines or Markdown symbols.',
    ],
  );
});

test('estimating the cost of any text takes linear time', () => {
  const plain = fastest(() => tooCostly(words(MAX_LENGTH / 16)));
  for (const [name, make] of Object.entries(HOSTILE_TEXTS)) {
    const text = make(MAX_LENGTH);
    const time = fastest(() => tooCostly(text), 3);
    assert.ok(time < 20 * plain, `${name}: ${time} ms, plain ${plain} ms`);
  }
});
