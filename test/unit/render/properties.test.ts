import fc from 'fast-check';
import assert from 'node:assert/strict';
import test from 'node:test';
import { renderBlocks } from '../../../server/src/render/renderReport';
import { editReport } from '../../../server/src/report/editReport';
import { documentLines } from '../../../server/src/report/documentLines';
import { parseReport } from '../../../server/src/report/parse';
import { makeReport } from '../../support/makeReport';
import { placeOf } from '../../support/places';
import { runs } from '../../support/runs';
import { againSafe } from './againSafe';
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
    ...[
      '$x$',
      '$',
      '$$',
      '\\frac{1}',
      '\\text{',
      '^',
      '}',
      '$\\href{javascript:a}{b}$',
      '$\\style{a}{b}$',
      '$\\color{red}x$',
    ],
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
    '```python\n',
    '```html\n',
    '```math\n',
    '> [!NOTE]\n> ',
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

test('no text makes it throw or gives dangerous HTML', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      assert.deepEqual(dangersIn(pageOf(text)), []);
    }),
    runs(300),
  );
});

test('a browser parses the same HTML that was sanitised', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const { html } of renderBlocks(parseReport(text))) assert.equal(againSafe(html), html);
    }),
    runs(300),
  );
});

test('source lines are inside their block', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const report = parseReport(text);
      for (const { html, line, question } of renderBlocks(report)) {
        const before = question === null ? line : 0;
        const { lines } =
          question === null ? report.preamble : (report.questions[question]?.block ?? { lines: [] });
        for (const [, start, end = start] of html.matchAll(
          / data-line="(-?\d+)"(?: data-end-line="(-?\d+)")?/g,
        )) {
          assert.ok(
            0 <= Number(start) && Number(start) <= Number(end) && before + Number(end) < lines.length,
            `${start}–${end} in ${html}`,
          );
        }
      }
    }),
    runs(300),
  );
});

test('after edits the page is the same as for the new text', () => {
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
