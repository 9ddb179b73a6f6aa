import assert from 'node:assert/strict';
import test from 'node:test';
import { htmlOf, isSource } from './page';

const cells = '<tr><td><b>a</b></td><td><a href="b.md"><i>c</i></a></td></tr>\n'.repeat(150);
const badges = '<a href="https://example.org"><img src="badge.png" alt="a"></a>\n'.repeat(60);
const paragraphs = 'Some <b>bold</b> and <code>code</code>.\n\n'.repeat(100);

const ACCEPTED: Readonly<Record<string, string>> = {
  'a large table of raw HTML': `<table>\n${cells}</table>\n`,
  'many badges': `<p align="center">\n${badges}</p>\n\n${paragraphs}`,
  'many paragraphs with raw marks, between comments': `<!-- a -->\n\n${paragraphs}<!-- <b> -->\n\n${paragraphs}`,
  'some marks that are not closed': `<b>a\n\n<i>b\n\n${paragraphs}`,
  'many references to one page': `[a]: https://example.org/a/page/with/an/ordinary/address\n\n${'see [a], '.repeat(500)}`,
};

for (const [name, text] of Object.entries(ACCEPTED)) {
  test(`renders ${name}`, () => {
    assert.ok(!isSource(htmlOf(text)));
  });
}

const unclosed = Array.from({ length: 300 }, (_, number) => `<b id=${number}>`).join('');
const REFUSED: readonly (readonly [name: string, text: string, reason: string])[] = [
  [
    'many marks that are not closed',
    `x ${unclosed}${'<p>a'.repeat(300)}`,
    'It has too many unclosed HTML tags',
  ],
  [
    'references that repeat a long address',
    `[a]: ${'u'.repeat(10_000)}\n\n${'[a] '.repeat(100)}`,
    'Its links repeat a very long address',
  ],
  [
    'references that repeat a long title',
    `[a]: u "${'t'.repeat(10_000)}"\n\n${'![a] '.repeat(100)}`,
    'Its links repeat a very long address',
  ],
];

for (const [name, text, reason] of REFUSED) {
  test(`shows ${name} as their source, and says why`, () => {
    assert.match(
      htmlOf(text),
      new RegExp(`^<div class="source"><p>This part is shown as plain text\\. ${reason}\\.</p><pre`),
    );
  });
}
