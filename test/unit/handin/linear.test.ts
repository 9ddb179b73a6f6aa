import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { convert } from '../../../server/src/handin/pythonMarkdown';
import { makeReport } from '../../support/makeReport';
import { fastest } from '../../support/timing';

const LENGTH = 200_000;

/** How many times as long as ordinary texts a hostile text of the same length may take: quadratic time would take hundreds of times as long. */
const MAX_TIMES_ORDINARY = 40;

/** Repeated markup: starts without ends, ends without starts, and nested markup. */
const UNITS = [
  ...[
    '*',
    '**a',
    '***a',
    '*a **a ',
    '*a_ ',
    'a_ ',
    '_',
    '_a ',
    '__a _b',
    '_ ',
    '* ',
    '__a_b___',
    '_x ___a_b___ ',
  ],
  ...['`', '\\`', '``a`', '`a` ', '` \\``` ', '\\', '\\\\', '\\*'],
  ...[
    '[',
    ']',
    '![',
    'a]',
    '[a](b',
    '[a](',
    '![a](',
    '[ (](',
    '[a](<b>)',
    '[a](b "c")',
    '[a](b "c',
    '[a](")',
    '[x](y) ',
  ],
  ...['[a]:', '[a]: b\n', '[a]\n\n', '[a][', '[a]: b "', '[a]:\n"', '[a]:"\'(\n', '[a\n'],
  ...[
    '<',
    '</',
    '<a',
    '<a ',
    '<a b="',
    "<a b='",
    '<!--',
    '<!-- ',
    '<?',
    '<!',
    '<![CDATA[',
    '\n<![CDATA[',
    '<!-- <!-- --> ',
  ],
  ...[
    '<div>',
    '</div>',
    '\n<div>',
    '<div></div> ',
    '<hr>\n\n',
    '<script>',
    '<script>\n</s',
    '<b>',
    '<b </b',
    '<a <b>',
    '<i ',
  ],
  ...['<http://a>', '<http://a', '<a@b>', '<a@', '&', '&#', '&a', '&amp;', '&#1'],
  ...[
    '>',
    '> ',
    '> > > a\n',
    'a\n> b\n\n',
    '\n> \n',
    '> a\nb\n',
    '- > ',
    '- ',
    '1. ',
    '- a\n',
    '- a\n\n',
    '- a\n    - b\n',
  ],
  ...['- a\n\n    b\n\n', '- # h\n', '    a\n', '    a\n\n', '    - a\n', '- [', '- a\n> b\n'],
  ...['#', '# a\n', 'a\n# b\n', '***\n', 'a\n***\n', '_ _ _ x\n', '===\n', 'a\n===\n'],
  ...['\t', 'a\t', ' ', ' a', '\n', '\n ', 'a  \n', '\u00a0', '\u00a0\n', '😀', '😀<b>', 'word '],
];

/** Texts of a given length that do not repeat one thing. */
const OTHERS: Readonly<Record<string, (length: number) => string>> = {
  'ever longer runs of backticks': (length) =>
    Array.from({ length: Math.sqrt(2 * length) }, (_, count) => '`'.repeat(count + 1)).join(' '),
  'ever shorter runs of backticks': (length) =>
    Array.from({ length: Math.sqrt(2 * length) }, (_, count, all = Math.sqrt(2 * length)) =>
      '`'.repeat(Math.max(1, all - count)),
    ).join(' '),
  'brackets in brackets': (length) => '['.repeat(length / 2) + ']'.repeat(length / 2),
  'links in links': (length) => '['.repeat(length / 6) + '](b)'.repeat(length / 6),
  'images in images': (length) => '!['.repeat(length / 6) + '](b)'.repeat(length / 6),
  'tags in tags': (length) => '<a '.repeat(length / 4) + '>'.repeat(length / 4),
  'comments in comments': (length) => '<!-- '.repeat(length / 9) + '--> '.repeat(length / 9),
  'mail addresses in mail addresses': (length) => '<a@'.repeat(length / 4) + '>'.repeat(length / 4),
  'mail addresses in tags': (length) => '<i <a@b> '.repeat(length / 10) + '>'.repeat(length / 10),
  'addresses in addresses': (length) => '<http://a '.repeat(length / 11) + '>'.repeat(length / 11),
  'definitions and references': (length) =>
    Array.from({ length: length / 30 }, (_, index) => `[l${index}]: u\n\n[l${index}]`).join('\n\n'),
  'brackets that wait for targets with brackets': (length) => `[x ${'[a](b[c) '.repeat(length / 9)}`,
  'a target that waits for links with titles': (length) => `[a](b ${'[c](d "t") '.repeat(length / 11)}`,
  'open tags and ends of others': (length) => `<div>${'<i>'.repeat(length / 7)}${'</b>'.repeat(length / 7)}`,
  'ends of tags that are cut from elsewhere': (length) =>
    `${'x'.repeat(length / 4)}&# ;\n${'</b>'.repeat(length / 8)}${'y'.repeat(length / 4)}>`,
  'rules before blanks that are elsewhere': (length) =>
    `${'x'.repeat(length / 4)}&# ;\n${'<hr>\n'.repeat(length / 10)}${' '.repeat(length / 4)}y`,
  'a tag of commas': (length) => `<a b="c"${','.repeat(length)}`,
  'a tag of equals signs': (length) => `<a b${'='.repeat(length)}'`,
  'a tag of quotes': (length) => `<a ${'"b'.repeat(length / 2)}`,
  'headings in a loose item': (length) =>
    `- a\n\n- # h\n${'# h\n'.repeat(length / 8)}${`${' '.repeat(200)}x\n`.repeat(length / 400)}`,
  'a deep quote of many lines': (length) => `${'> '.repeat(length / 8)}\n${'a\n'.repeat(length / 4)}`,
  'a deep list of many lines': (length) => `${'- '.repeat(400)}\n${'a\n'.repeat(length / 2)}`,
  'ever deeper lists': (length) =>
    Array.from({ length: length / 400 }, (_, index) => `${'    '.repeat(index % 200)}- a\n`).join(''),
  'emphasis in a loose item': (length) => `- a\n\n    ${'*a* `b` '.repeat(length / 8)}`,
  'blanks in a line': (length) => `a${' '.repeat(length)}b`,
};

suite('Conversion takes linear time', () => {
  const report = makeReport();
  const ordinary = report.repeat(Math.ceil(LENGTH / report.length)).slice(0, LENGTH);
  const limit = MAX_TIMES_ORDINARY * fastest(() => convert(ordinary, '3.7'), 3);

  for (const unit of UNITS) {
    test(JSON.stringify(unit), () => {
      assertQuick(unit.repeat(LENGTH / unit.length));
    });
  }
  for (const [name, make] of Object.entries(OTHERS)) {
    test(name, () => {
      assertQuick(make(LENGTH));
    });
  }

  function assertQuick(text: string): void {
    // The versions handle raw HTML differently.
    const versions = /[<&]/.test(text) ? (['3.7', '3.10'] as const) : (['3.7'] as const);
    for (const version of versions) {
      let took = Infinity;
      // The machine may be busy: one quick run of three is enough.
      for (let run = 0; run < 3 && took > limit; run++) took = fastest(() => convert(text, version), 1);
      assert.ok(took <= limit, `${took} ms, ${limit} ms are allowed`);
    }
  }
});
