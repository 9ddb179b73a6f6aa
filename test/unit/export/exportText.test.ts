import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { parseReport } from '../../../server/src/report/parse';
import { answerWords } from '../../support/answerWords';
import { elementsOf, exportPage, hasClass, wordsIn } from '../../support/exportedPage';
import { makeReport, placeholder, type Placement } from '../../support/makeReport';
import { fromRoot } from '../../support/paths';
import { runs } from '../../support/runs';
import { lines } from '../../support/streetReport';

const PLACEMENTS: readonly Placement[] = ['below', 'quoted', 'inline', 'no-blank', 'unquoted'];
const LINE_ENDS = ['\n', '\r\n', '\r'] as const;
const COURSE = [{}, {}, {}];

/** Asserts that each answer of the page has the words of its source, in order. A `>` may be a quote mark or not, and a `$` may mark a formula. */
async function assertWordsKept(text: string): Promise<void> {
  const report = parseReport(text);
  const answers = elementsOf(await exportPage(text)).filter((element) => hasClass(element, 'answer'));
  assert.equal(answers.length, report.questions.length);
  for (const [index, question] of report.questions.entries()) {
    const answer = answers[index];
    assert.ok(answer);
    assert.equal(
      joined(wordsIn(answer)),
      joined(answerWords(report, question)).replaceAll(':tada:', '🎉'),
      `question ${question.number}`,
    );
  }
}

/** A text without the marks of merge conflicts, which the page shows differently. */
function withoutMarks(text: string): string {
  return text.replace(/^(?:<{7} .*|={7}|>{7} .*)\n/gm, '');
}

function joined(words: readonly string[]): string {
  return words
    .map((word) => word.replace(/[>$]/g, ''))
    .filter((word) => word !== '')
    .join(' ');
}

const ANSWERS: readonly string[] = [
  'Plain words, and *some* **marked** `code`.',
  lines('A list:', '', '* one', '    * two', '', '      three', '1. four'),
  lines('- [ ] to do', '- [x] done'),
  lines('```python', '# a comment', 'print("<b>")', '', '> prompt', '```', '', 'behind it'),
  lines('    indented code', '', 'text'),
  lines('| a | b |', '|---|:-:|', '| 1 | **2** |'),
  lines('> a quote', '> of two lines', '', 'an answer to it'),
  lines('> quoted', '', '> from end', '> to end'),
  lines('<details>', '<summary>More</summary>', '', 'hidden **words**', '', '</details>'),
  lines('<p align="center">', '  <img src="figures/a.png" width="50%" alt="A drawing">', '</p>'),
  lines(
    '![A drawing](figures/a.png) and [a link](https://example.org "its title")',
    '',
    '![B][b]',
    '',
    '[b]: figures/b.png',
  ),
  lines('![](figures/no%20words.png)', '![Remote](https://example.org/a.png)', '![Up](../../a.png)'),
  lines('### A heading', '', 'Words', '', 'Underlined', '====='),
  lines('One line\\', 'two lines  ', 'three &amp; &copy; \\* lines'),
  lines('a <!-- hidden --> b', '', '<!--', 'hidden', '-->', '', 'c'),
  lines('~~gone~~ www.example.org :tada: 🎉 $x^2$ é\u00a0ü'),
  lines(
    'The loss $\\frac{1}{n}\\sum_i (y_i - \\hat{y}_i)^2$ of *all* $n_*$ and $m_*$, $`a_b`$, costs $5 and 6$ or $HOME:$PATH.',
  ),
  lines(
    '$$',
    '\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}',
    '$$',
    '',
    '```math',
    'x^2',
    '```',
    '',
    '$\\wrong{x}$',
  ),
  lines(
    'Some words.',
    '',
    '> [!NOTE]',
    '> Noted *well*.',
    '',
    '> [!tip]',
    '>',
    '> - one',
    '',
    '> [!WARNING]',
    '> last',
  ),
  lines('> [!NOTE]', '> Noted *well*.', '', '> [!tip]', '> one', '> two'),
  lines('> [!NOTE]', '> Noted.'),
  lines('> quoted', '', '> [!WARNING]', '> last', '', 'words'),
  lines('***', '', 'text', '', '---', '', placeholder(4)),
  lines('<b>open', '', '<table><tr><td>cell</table>', '', '<center>left</center>'),
  '',
  placeholder(1),
];

suite('The page keeps every word of an answer', () => {
  for (const placement of PLACEMENTS) {
    test(`that is ${placement}`, async () => {
      for (const answer of ANSWERS)
        await assertWordsKept(
          makeReport({ course: COURSE, answers: { 1: answer, 2: 'x', 3: answer }, placement }),
        );
    });
  }

  test('with alerts, which stay alerts in any position', async () => {
    const answer = lines('> [!NOTE]', '> Noted.', '', '> [!TIP]', '> one', '> two');
    for (const placement of PLACEMENTS) {
      const page = await exportPage(makeReport({ course: COURSE, answers: { 2: answer }, placement }));
      const alerts = elementsOf(page).filter((element) => hasClass(element, 'alert'));
      assert.deepEqual(alerts.map(wordsIn).map(joined), ['Noted.', 'one two'], placement);
    }
  });

  test('with any line end', async () => {
    for (const lineEnd of LINE_ENDS)
      await assertWordsKept(makeReport({ course: COURSE, answers: { 1: ANSWERS.join('\n\n') }, lineEnd }));
  });

  test('with the project below the last question', async () => {
    const after = '\n# The project\n\nInstall it.\n\n## Licence\n\nMIT\n';
    await assertWordsKept(makeReport({ course: COURSE, after }));
  });

  test('with the parts of answers in any order', async () => {
    const answer = fc.array(fc.constantFrom(...ANSWERS), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        answer,
        fc.constantFrom(...PLACEMENTS),
        fc.constantFrom(...LINE_ENDS),
        (parts, placement, lineEnd) =>
          assertWordsKept(
            makeReport({ course: COURSE, answers: { 2: parts.join('\n\n') }, placement, lineEnd }),
          ),
      ),
      runs(60),
    );
  });

  test('in reports of each edition, and in the samples', async () => {
    for (const edition of ['2023', '2025', '2026'] as const) await assertWordsKept(makeReport({ edition }));
    for (const sample of ['reports', 'clean/reports', 'refused/reports'])
      await assertWordsKept(withoutMarks(await readFile(fromRoot('samples', sample, 'README.md'), 'utf8')));
  });

  test('that is too large to be rendered', async () => {
    const answer = 'word '.repeat(80_000);
    const page = await exportPage(makeReport({ course: COURSE, answers: { 2: answer } }));
    assert.ok(page.includes(answer.trim()));
    assert.match(page, /This part is shown as plain text\. It is longer than/);
  });
});
