import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { compareHandIn, type DifferenceKind } from '../../../../server/src/handin/compare/compareReport';
import { parseReport } from '../../../../server/src/report/parse';
import type { Problem } from '../../../../server/src/rules/rule';
import { applyFix } from '../../../support/applyFix';
import { check } from '../../../support/check';
import { githubHtml } from '../../../support/githubHtml';
import { makeReport, words } from '../../../support/makeReport';
import { marked } from '../../../support/marked';
import { runs } from '../../../support/runs';
import { lines } from '../../../support/streetReport';

/** Two questions are enough to recognise the edition. */
const WITHOUT = Array.from({ length: 31 }, (_, index) => index + 1).filter(
  (number) => number !== 4 && number !== 31,
);

function reportWith(answer: string): string {
  return makeReport({ answers: { 4: `We say it so.\n\n${answer}` }, without: WITHOUT });
}

/** Asserts the differences of an answer, one of each kind; `«` and `»` mark their ranges. */
function assertDifferences(kinds: readonly DifferenceKind[], answer: string): void {
  const { text, ranges } = marked(reportWith(answer));
  const [first] = compareHandIn(parseReport(text)).answers;
  const seen = new Set<DifferenceKind>();
  const found = (first?.differences ?? []).filter(({ kind }) => !seen.has(kind) && seen.add(kind));
  assert.deepEqual(
    found.map(({ kind, range }) => [kind, range]),
    kinds.map((kind, index) => [kind, ranges[index]]),
    answer,
  );
}

suite('The differences from the hand-in page', () => {
  test('are none if both pages look the same', () => {
    for (const answer of [
      'Plain *words*, **more** and `code`, [a link](b.md) and ![a picture](figures/a.png).',
      lines('* one', '* two', '', '1. one', '2. two').replace('\n\n1. one\n2. two', ''),
      lines('A line  ', 'that breaks', '', '---', '', '> A quote', '', '    code'),
      lines('* an item', '', '* apart', '    * nested', '    * again'),
      lines('<https://example.org>', '', '<b>bold</b> and <br> a break', '', '<!-- nothing -->'),
      lines('[a link][1] and &copy; &#169; © &lt;name&gt;', '', '[1]: b.md'),
      lines('<p align="center">', '<img src="figures/a.png" width="300">', '</p>'),
      lines('a\u00a0b   c', '\td'),
    ])
      assertDifferences([], answer);
  });

  test('have a kind and a range', () => {
    assertDifferences(['code'], lines('«```bash»', 'make all', '', '# clean', '- all', '```'));
    assertDifferences(['table'], lines('«| a | b |»', '|---|---|', '| 1 | 2 |'));
    assertDifferences(['list'], lines('We use', '«* this»', '* that'));
    assertDifferences(['list'], lines('«- [x] done»', '- [ ] not yet'));
    assertDifferences(['list'], lines('* a', '  «* b»'));
    assertDifferences(['html'], lines('«<details>»', '', '**bold**', '', '</details>', '', '**bold**'));
    assertDifferences(['link'], 'See «https://example.org/a_b?c=d», and <https://example.org>.');
    assertDifferences(['link'], 'See «www.example.org».');
    assertDifferences(['link'], 'Write to «us@example.org».');
    assertDifferences(['escape'], 'We had 20«\\%» of it.');
    assertDifferences(['emphasis'], 'We ~~«never»~~ ran it.');
    assertDifferences(['emphasis'], 'With «*args» and **kwargs in Python.');
    assertDifferences(['heading'], '«#12 is merged.»');
    assertDifferences(['heading'], lines('«Two lines»', 'of text', '---'));
    assertDifferences(['numbering'], lines('1. one', '', 'Text', '', '«2. two»'));
    assertDifferences(['break'], lines('«A line\\»', 'that breaks'));
    assertDifferences(['formula'], 'As «$a^2$» says.');
    assertDifferences(['footnote'], lines('As we read«[^1]».', '', '[^1]: In a book of some pages.'));
    assertDifferences(['quote'], lines('> «[!NOTE]»', '> Mind this.'));
    assertDifferences(['eaten'], 'Run it in «<env_name>» with more words.');
    assertDifferences(['eaten'], 'It is a «Dict<str, int>» of words.'.replace('«Dict', 'Dict«'));
  });

  test('are reported once for each cause', () => {
    assertDifferences(
      ['list', 'code'],
      lines('We do', '«1. this:»', '   «```bash»', '   make', '   ```', '2. that.'),
    );
    assertDifferences(
      ['code', 'eaten'],
      lines('«```»', 'docker run', '', 'docker run «<name_of>» it', '```'),
    );
  });

  test('report a tag that swallows the text after it, and nothing in the answers after it', () => {
    const answers = { 4: `We say it so.\n\n<group>\n\n**bold**`, 5: '**bold** words', 6: '* a\n  * b' };
    const report = parseReport(makeReport({ answers }));
    const { answers: differing, swallowing } = compareHandIn(report);
    assert.deepEqual(
      swallowing.map(({ index, tag, range }) => [index, tag, range.start.character, range.end.character]),
      [[3, 'group', 0, 7]],
    );
    const later = differing.filter(({ index }) => index > 3);
    assert.equal(later.length, report.questions.length - 4);
    assert.ok(later.every(({ isSwallowed, differences }) => isSwallowed && differences.length === 0));
  });

  test('are reported separately for each answer', () => {
    const text = makeReport({ answers: { 5: '```\nmake\n```', 9: 'a\\& b' } });
    assert.deepEqual(
      compareHandIn(parseReport(text)).answers.map(({ index, differences }) => [
        index,
        differences.map(({ kind }) => kind),
      ]),
      [
        [4, ['code']],
        [8, ['escape']],
      ],
    );
  });
});

/** What people write, with everything that the two pages read differently. */
const PIECES = [
  words(3),
  'plain words',
  '**bold** and *italic*',
  '`code` and [a link](b.md)',
  '```bash\nmake all\n```',
  '```\nmake\n\nmake test <env_name>\n```',
  '* one\n* two',
  '* one\n  * two',
  '1. one\n2. two',
  '1) one\n2) two',
  'We use\n* this\n* that',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  'see https://example.org/a for it',
  'see www.example.org, or us@example.org',
  '20\\% of it \\& more',
  'a line\\\nthat breaks',
  '#12 is merged',
  '~~never~~ ran',
  'a $x^2$ formula',
  'a note[^1]\n\n[^1]: is here',
  '> a quote',
  '> [!NOTE]\n> Mind this',
  'run <env_name> now',
  '<b>bold</b>',
  'two\nlines\n---',
  '- [ ] a box',
];

function hintsOf(text: string): readonly Problem[] {
  return check(text, undefined, {}).problems.filter(({ code }) => code.startsWith('handin-'));
}

/** Fixes whose titles say that they change GitHub's page: text becomes code. */
const CHANGES_PAGE: ReadonlySet<string> = new Set(['handin-eaten']);

suite('In any answer', () => {
  const answer = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 });

  test('every difference has a kind', () => {
    fc.assert(
      fc.property(answer, fc.constantFrom('\n\n', '\n'), (pieces, gap) => {
        assert.ok(hintsOf(reportWith(pieces.join(gap))).every(({ code }) => code !== 'handin-other'));
      }),
      runs(300),
    );
  });

  test('fixes resolve all that they can, and GitHub shows the same page', () => {
    fc.assert(
      fc.property(answer, (pieces) => {
        let text = reportWith(pieces.join('\n\n'));
        for (let left = 12; ; left--) {
          const hint = hintsOf(text).find(({ fixes }) => fixes);
          const [fix] = hint?.fixes ?? [];
          if (!hint || !fix) break;
          assert.ok(left > 0, 'There is still something to fix.');
          const after = applyFix(text, fix);
          if (!CHANGES_PAGE.has(hint.code)) assert.equal(githubHtml(after), githubHtml(text));
          assert.ok(!hintsOf(after).some(({ code, fixes }) => code === hint.code && fixes));
          text = after;
        }
      }),
      runs(200),
    );
  });
});
