import fc from 'fast-check';
import type { Nodes } from 'hast';
import { raw } from 'hast-util-raw';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Raw } from 'mdast-util-to-hast';
import assert from 'node:assert/strict';
import test from 'node:test';
import { renderBlocks } from '../../../server/src/render/renderReport';
import { schema } from '../../../server/src/render/sanitize';
import { editReport } from '../../../server/src/report/editReport';
import { documentLines } from '../../../server/src/report/documentLines';
import { parseReport } from '../../../server/src/report/parse';
import { makeReport } from '../../support/makeReport';
import { placeOf } from '../../support/places';
import { runs } from '../../support/runs';
import { pageOf } from './page';
import { dangersIn } from './safety';

const TAGS =
  'a b p i div table tr td th tbody caption details summary ul li ol pre code svg math mtext mglyph style script img input form select option ' +
  'template object iframe noscript textarea title h1 section span picture source font center nobr xmp plaintext sub figure rt ruby q';
const PIECES = [
  ...TAGS.split(' ').flatMap((tag) => [
    `<${tag}>`,
    `</${tag}>`,
    `<${tag} id=x onclick="a()" style='b' class=c href="javascript:d" src=//e>`,
  ]),
  ...[
    '<!--',
    '-->',
    '--!>',
    '<!',
    '<?',
    '?>',
    '<![CDATA[',
    ']]>',
    '<',
    '>',
    '"',
    "'",
    '`',
    '=',
    '/>',
    '&lt;',
    '&#x9;',
    '&',
    '\\',
  ],
  ...[
    '*',
    '**',
    '_',
    '~~',
    '[',
    ']',
    '](',
    ')',
    '![',
    '[^1]',
    '[^1]: ',
    '[a]: b.png',
    '[a]',
    '(c.png)',
    'https://a.b/c',
    'd@e.f',
    '$x$',
  ],
  ...[
    '# ',
    '## ',
    '> ',
    '- ',
    '1. ',
    '- [ ] ',
    '- [x] ',
    '```',
    '~~~',
    '---',
    '| a | b |',
    '|-|-|',
    '    ',
    '\t',
    '  ',
    ' ',
    'word',
    '😀',
    '\0',
    '\u00a0',
  ],
  ...['\n', '\n\n', '\r\n', '\r', '\n### Question 1\n', '\n> Answer:\n', '\n## Part\n'],
];
const hostile = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string()))
  .map((pieces) => pieces.join(''));

/** The rules of the page with its own marks; ids have their prefix already. */
const pageSchema: Schema = {
  ...schema,
  clobber: [],
  attributes: {
    ...schema.attributes,
    '*': [
      ...(schema.attributes?.['*'] ?? []),
      'className',
      'dataLine',
      'dataEndLine',
      'dataQuestion',
      'dataState',
      'dataFit',
      'dataSrc',
    ],
    section: ['dataFootnotes', ['className', 'footnotes', 'question']],
    input: [...(schema.attributes?.['input'] ?? []), 'ariaLabel'],
  },
};

function readAgain(html: string): Nodes {
  const node: Raw = { type: 'raw', value: html };
  return raw({ type: 'root', children: [node] });
}

test('no text makes it throw or gives anything dangerous', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      assert.deepEqual(dangersIn(pageOf(text)), []);
    }),
    runs(300),
  );
});

test('what a browser reads is what was made safe', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const { html } of renderBlocks(parseReport(text)))
        assert.equal(toHtml(sanitize(readAgain(html), pageSchema)), html);
    }),
    runs(300),
  );
});

test('source lines lie inside their block', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const report = parseReport(text);
      const counts = [
        report.preamble.lines.length,
        ...report.questions.map(({ block }) => block.lines.length),
      ];
      for (const [index, { html }] of renderBlocks(report).entries()) {
        for (const [, start, end = start] of html.matchAll(
          / data-line="(-?\d+)"(?: data-end-line="(-?\d+)")?/g,
        )) {
          assert.ok(
            0 <= Number(start) && Number(start) <= Number(end) && Number(end) < (counts[index] ?? 0),
            `${start}–${end} in ${html}`,
          );
        }
      }
    }),
    runs(300),
  );
});

test('after edits the page is that of the text read anew', () => {
  const text = makeReport({ before: '---\na: b\n---\n', after: '\n[a]: b.png\n' });
  const edit = fc.record({
    at: fc.nat(text.length),
    length: fc.nat(40),
    newText: fc.constantFrom('', 'word', ...PIECES),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      let report = parseReport(text);
      renderBlocks(report);
      for (const { at, length, newText } of edits) {
        const source = documentLines(report).join('');
        const range = { start: placeOf(source, at), end: placeOf(source, at + length) };
        report = editReport(report, { range, text: newText });
      }
      assert.deepEqual(renderBlocks(report), renderBlocks(parseReport(documentLines(report).join(''))));
    }),
    runs(20),
  );
});

test('blocks with the same key have the same HTML', () => {
  const seen = new Map<string, string>();
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const { key, html } of renderBlocks(parseReport(text))) {
        assert.equal(seen.get(key) ?? html, html);
        seen.set(key, html);
      }
    }),
    runs(300),
  );
});
