import assert from 'node:assert/strict';
import test, { suite } from 'node:test';
import { exportReport } from '../../../server/src/export/exportReport';
import { drawingWork, MAX_TEXT_DRAWING } from '../../../server/src/render/renderBudget';
import { renderBlocks } from '../../../server/src/render/renderReport';
import { parseReport } from '../../../server/src/report/parse';
import { timed } from '../../support/timing';

/** In milliseconds of CPU time: five times the budget of a page. */
const MAX_TIME = 15_000;

const NOTE = 'because the report has too many to draw';

function reportOf(answers: readonly string[]): string {
  const questions = answers.map(
    (answer, index) => `### Question ${index + 1}\n\n> What?\n>\n> Answer:\n\n${answer}\n`,
  );
  return `# A report\n\n${questions.join('\n')}`;
}

function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\`\n`;
}

const CELLS = '\\begin{matrix}' + 'a&'.repeat(15) + '\\\\'.repeat(30) + '\\end{matrix}';
const DOTTED = `${'a.'.repeat(490)}\n`.repeat(10);

/** Reports whose formulas and code alone would take half a minute or longer to render. */
const HOSTILE: Readonly<Record<string, string>> = {
  'many formulas in one answer': reportOf([
    fence('math', '\\begin{CD}' + '&'.repeat(900) + '\\end{CD}').repeat(120),
  ]),
  'formulas in many answers': reportOf(Array.from({ length: 60 }, () => fence('math', CELLS).repeat(25))),
  'formulas in lines': reportOf(
    Array.from({ length: 12 }, () => ('$' + '\\TeX'.repeat(20) + '$ ').repeat(100)),
  ),
  'formulas in a list': reportOf(
    Array.from({ length: 60 }, () => `- a\n\n  ${fence('math', CELLS).replaceAll('\n', '\n  ')}`.repeat(25)),
  ),
  'code in many answers': reportOf(Array.from({ length: 30 }, () => fence('ini', DOTTED))),
  'code in HTML': reportOf(
    Array.from({ length: 30 }, () => `<pre><code class="language-ini">${DOTTED.slice(0, 2943)}</code></pre>`),
  ),
};

suite('A page', () => {
  for (const [name, text] of Object.entries(HOSTILE)) {
    test(`with ${name} is drawn within a budget, and says what it leaves out`, async () => {
      const report = parseReport(text);
      const preview = timed(() =>
        renderBlocks(report)
          .map(({ html }) => html)
          .join(''),
      );
      assert.ok(preview.time < MAX_TIME, `${preview.time} ms`);
      const start = process.cpuUsage();
      const { html } = await exportReport(report, null);
      const { user, system } = process.cpuUsage(start);
      assert.ok(user + system < MAX_TIME * 1000, `${(user + system) / 1000} ms`);
      for (const page of [preview.result, html]) {
        assert.ok(page.includes(NOTE));
        assert.ok(page.length < 5_000_000 + 10 * text.length, `${page.length} characters`);
      }
    });
  }

  test('shows a formula with too many cells as its source', () => {
    for (const tex of [
      `\\begin{matrix}${'&'.repeat(700)}${'\\\\'.repeat(500)}\\end{matrix}`,
      `\\begin{array}{${'c|'.repeat(400)}}${'&'.repeat(399)}${'\\\\'.repeat(300)}\\end{array}`,
      `\\begin{alignat}{400}${'a\\\\'.repeat(400)}\\end{alignat}`,
    ]) {
      const { result, time } = timed(() => renderBlocks(parseReport(fence('math', tex))));
      assert.match(result[0]?.html ?? '', /class="formula-error" title="[^"]*it has more than 1000 cells"/);
      assert.ok(time < 1000, `${time} ms`);
    }
  });

  test('of an ordinary report is drawn completely', () => {
    const answer = `We used $x_i^2$ and paid $5.\n\n${fence('python', 'def f(x):\n    return x  # why\n'.repeat(20))}\n$$\n${'\\frac{a}{b} + '.repeat(5)}c\n$$\n\nThat cost $300 in all.`;
    const page = renderBlocks(parseReport(reportOf(Array.from({ length: 31 }, () => answer))));
    const html = page.map((block) => block.html).join('');
    assert.ok(!html.includes(NOTE));
    assert.equal(html.match(/<math/g)?.length, 62);
    assert.equal(html.match(/hljs-keyword/g)?.length, 31 * 40);
  });

  test('draws the formulas after a text with too many', () => {
    const [, first, second] = renderBlocks(
      parseReport(reportOf([fence('math', CELLS).repeat(200), fence('math', 'x')])),
    );
    assert.ok(first?.html.includes(NOTE) && !first.html.includes('<math'));
    assert.ok(second?.html.includes('<math') && !second.html.includes(NOTE));
  });

  test('costs nothing if it has nothing to draw', () => {
    assert.equal(drawingWork('Some **text**, with `code` & a [link](a.md).\n'.repeat(1000)), 0);
    assert.ok(drawingWork(fence('text', DOTTED)) <= MAX_TEXT_DRAWING * 2);
  });
});
