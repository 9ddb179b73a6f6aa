import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Limits } from '../../../server/src/report/report';
import { applyFix } from '../../support/applyFix';
import { figureProblems, figureReport } from '../../support/figureReport';
import { textAt } from '../../support/places';

const LIMITS: Limits = { images: { min: 1, max: 3 } };
const FILES = ['figures/loss.png', 'figures/my loss.png', 'figures/loss(1.png', 'figures/a|b.png'];

type Row = readonly [name: string, answer: string, at: string, fixed: string | null];

/** Images that the checker counts and GitHub doesn't show, with their ranges and the answer after the fix. */
const NOT_SHOWN: readonly Row[] = [
  ['a space in the path', '![a](figures/my loss.png)', '', '![a](figures/my%20loss.png)'],
  [
    'a space in the path before a title',
    '> ![a]( figures/my loss.png "t" ) b',
    '![a]( figures/my loss.png "t" )',
    '> ![a](figures/my%20loss.png "t") b',
  ],
  ['a size after the path', '![a](figures/loss.png =300x200)', '', '![a](figures/loss.png)'],
  ['a width after the path', '![a](figures/loss.png =300x)', '', '![a](figures/loss.png)'],
  ['attributes after the path', '![a](figures/loss.png {width=30})', '', '![a](figures/loss.png)'],
  ['an opening parenthesis', '![a](figures/loss(1.png)', '', '![a](figures/loss%281.png)'],
  ['curly quotes', '![a](figures/loss.png “three runs”)', '', '![a](figures/loss.png "three runs")'],
  ['Danish quotes', '![a](figures/loss.png »three runs«)', '', '![a](figures/loss.png "three runs")'],
  ['words after the path', '![a](figures/loss.png of three runs)', '', null],
  ['a closing bracket', '![Loss ] of runs](figures/loss.png)', '', '![Loss \\] of runs](figures/loss.png)'],
  ['an opening bracket', '![Loss [ of runs](figures/loss.png)', '', '![Loss \\[ of runs](figures/loss.png)'],
  [
    'a code span that includes part of the image',
    '![the `loss](figures/loss.png) of` runs',
    '![the `loss](figures/loss.png)',
    '![the \\`loss](figures/loss.png) of` runs',
  ],
  ['a backslash', 'See \\![a](figures/loss.png)', '![a](figures/loss.png)', 'See ![a](figures/loss.png)'],
  ['a code span', 'See `![a](figures/loss.png)`.', '![a](figures/loss.png)', 'See ![a](figures/loss.png).'],
  ['a code span with more', '`see ![a](figures/loss.png)`', '![a](figures/loss.png)', null],
  [
    'indented code',
    'b\n\n    ![a](figures/loss.png)',
    '![a](figures/loss.png)',
    'b\n\n![a](figures/loss.png)',
  ],
  ['a fence with more', '```\nx\n![a](figures/loss.png)\n```', '![a](figures/loss.png)', null],
  ['a comment', '<!-- ![a](figures/loss.png) -->', '![a](figures/loss.png)', null],
  ['a formula', '$a ![a](figures/loss.png) b$', '![a](figures/loss.png)', null],
  [
    'a line of HTML right above',
    '<br>\n![a](figures/loss.png)\nb',
    '![a](figures/loss.png)',
    '<br>\n\n![a](figures/loss.png)\n\nb',
  ],
  [
    'HTML around it',
    '> <p align="center">\n>   ![a](figures/loss.png)\n> </p>',
    '![a](figures/loss.png)',
    '> <p align="center">\n> \n> ![a](figures/loss.png)\n>\n> </p>',
  ],
  [
    'HTML on its line',
    '<center>![a](figures/loss.png)</center>',
    '![a](figures/loss.png)',
    '<center>\n\n![a](figures/loss.png)\n\n</center>',
  ],
  ['HTML without Markdown inside', '<pre>\n![a](figures/loss.png)\n</pre>', '![a](figures/loss.png)', null],
  [
    'a pipe in a table',
    '| x |\n|---|\n| ![a|b](figures/loss.png) |',
    '![a|b](figures/loss.png)',
    '| x |\n|---|\n| ![a\\|b](figures/loss.png) |',
  ],
  ['a missing file', '![a](figures/my los.png)', '', '![a](figures/my%20loss.png)'],
  ['a missing file without a similar one', '![a](figures/other thing.png)', '', null],
  [
    'a title with quotation marks in HTML',
    '<br>\n![a](<figures/my loss.png> "A \\"title\\"")',
    '![a](<figures/my loss.png> "A \\"title\\"")',
    '<br>\n\n![a](<figures/my loss.png> "A \\"title\\"")',
  ],
  ['a path from the repository', '![a](reports/figures/my loss.png)', '', '![a](figures/my%20loss.png)'],
];

suite('An image that counts but is not shown', () => {
  for (const [name, answer, at, fixed] of NOT_SHOWN) {
    test(name, () => {
      const text = figureReport(answer, LIMITS);
      const problems = figureProblems(text, FILES).filter(({ code }) => code !== 'figure-alt');
      assert.deepEqual(
        problems.map(({ code, range }) => [code, textAt(text, range)]),
        [['figure-not-shown', at === '' ? answer : at]],
      );
      const [fix, ...others] = problems[0]?.fixes ?? [];
      assert.deepEqual(others, []);
      assert.equal(fix ? applyFix(text, fix) : null, fixed === null ? null : figureReport(fixed, LIMITS));
      if (!fix) return;
      const left = figureProblems(applyFix(text, fix), FILES).filter(({ code }) => code !== 'figure-alt');
      assert.deepEqual(left, []);
    });
  }

  test('keeps its line ends when fixed', () => {
    const text = figureReport('<br>\n![a](figures/loss.png)', LIMITS).replaceAll('\n', '\r\n');
    const [fix] = figureProblems(text, FILES).flatMap(({ fixes }) => fixes ?? []);
    assert.ok(fix);
    assert.doesNotMatch(applyFix(text, fix), /(?<!\r)\n/);
  });

  const SHOWN: readonly (readonly [name: string, answer: string])[] = [
    ['a title', '![a](figures/loss.png "t")'],
    ['a title in single quotes', "![a](figures/loss.png 't')"],
    ['angle brackets', '![a](<figures/my loss.png>)'],
    ['balanced parentheses', '![a](figures/loss(1).png)'],
    ['balanced brackets', '![a [b] c](figures/loss.png)'],
    ['a code span in its description', '![a `b` c](figures/loss.png)'],
    ['a table', '| x |\n|---|\n| ![a](figures/loss.png) |'],
    ['a link', '[![a](figures/loss.png)](https://example.org)'],
    ['a list, indented', '- b\n\n  ![a](figures/loss.png)'],
    ['HTML with a blank line', '<p align="center">\n\n![a](figures/loss.png)\n\n</p>'],
    ['one match that contains another image', '![a] and ![b](figures/loss.png)'],
    ['an image in a description', '![a ![b](figures/loss.png) c](figures/loss.png)'],
  ];
  for (const [name, answer] of SHOWN) {
    test(`is not reported with ${name}`, () => {
      const codes = figureProblems(figureReport(answer, LIMITS), null).map(({ code }) => code);
      assert.ok(!codes.includes('figure-not-shown'), codes.join());
    });
  }

  test('is not reported in code if no figures are required', () => {
    const text = figureReport('Write `![a](b.png)`.\n\n    ![a](b.png)\n\n<!-- ![a](b.png) -->', {});
    assert.deepEqual(figureProblems(text, FILES), []);
  });

  test('does not slow the check down, even with many of them', () => {
    const text = figureReport(
      `${'![a](figures/my loss.png) `![b](c.png)` '.repeat(600)}\n`.repeat(5),
      LIMITS,
    );
    const start = process.cpuUsage();
    figureProblems(text, FILES);
    assert.ok(process.cpuUsage(start).user < 5_000_000);
  });
});

const NEAR_MISSES: readonly (readonly [answer: string, fixed: string])[] = [
  ['!(three runs)[figures/loss.png]', '![three runs](figures/loss.png)'],
  ['![three runs] (figures/loss.png)', '![three runs](figures/loss.png)'],
  ['! [three runs](figures/loss.png)', '![three runs](figures/loss.png)'],
  ['![[figures/loss.png]]', '![](figures/loss.png)'],
  ['![[loss.png|300]]', '![](figures/loss.png)'],
  ['![[my loss.png|three runs]]', '![three runs](figures/my%20loss.png)'],
  ['![three runs(figures/loss.png)', '![three runs](figures/loss.png)'],
  ['![three runs]figures/loss.png)', '![three runs](figures/loss.png)'],
  ['!three runs](figures/loss.png)', '![three runs](figures/loss.png)'],
  ['![three runs](figures/loss.png', '![three runs](figures/loss.png)'],
  ['！[three runs](figures/loss.png)', '![three runs](figures/loss.png)'],
  ['！［three runs］（figures/loss.png）', '![three runs](figures/loss.png)'],
  ['![three runs]（figures/loss.png）', '![three runs](figures/loss.png)'],
  ['![three runs]{figures/loss.png}', '![three runs](figures/loss.png)'],
  ['[three runs]{figures/loss.png}', '![three runs](figures/loss.png)'],
  ['![three runs](figures/loss.png]', '![three runs](figures/loss.png)'],
  ['![three runs].(figures/loss.png)', '![three runs](figures/loss.png)'],
  ['![three runs]<figures/loss.png>', '![three runs](figures/loss.png)'],
  ['![three runs][figures/loss.png]', '![three runs](figures/loss.png)'],
  ['![three runs]: figures/loss.png', '![three runs](figures/loss.png)'],
  ['![figures/loss.png]', '![](figures/loss.png)'],
  ['[[figures/loss.png]]', '![](figures/loss.png)'],
  ['!(three runs)(figures/loss.png)', '![three runs](figures/loss.png)'],
  ['!{three runs}(figures/loss.png)', '![three runs](figures/loss.png)'],
  ['[!three runs](figures/loss.png)', '![three runs](figures/loss.png)'],
];

suite('Text that is almost an image', () => {
  for (const [answer, fixed] of NEAR_MISSES) {
    test(answer, () => {
      const text = figureReport(
        `See ${answer} here.`.replace(' here.', answer.endsWith('.png') ? '' : ' here.'),
        LIMITS,
      );
      const problems = figureProblems(text, FILES);
      assert.deepEqual(
        problems.map(({ code, range }) => [code, textAt(text, range)]),
        [['figure-syntax', answer]],
      );
      const [fix] = problems[0]?.fixes ?? [];
      assert.ok(fix);
      assert.ok(applyFix(text, fix).includes(`See ${fixed}`));
    });
  }

  for (const answer of [
    'See (figures/loss.png) and [1], really!',
    'We ran a[0](x) and b! [link](https://example.org)',
    '`![[loss.png]]` and \\![[loss.png]]',
    '```\n!(a)[figures/loss.png]\n```',
    'Great! [The plot](plots.html), and that is at figures/loss.png.',
  ]) {
    test(`is not reported in ${JSON.stringify(answer)}`, () => {
      const codes = figureProblems(figureReport(answer, LIMITS), FILES).map(({ code }) => code);
      assert.deepEqual(codes, ['figures-too-few']);
    });
  }
});
