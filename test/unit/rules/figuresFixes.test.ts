import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { harmlessEdits } from '../../../server/src/features/codeActions/safeFixes';
import { comparePositions } from '../../../server/src/text/position';
import type { Answer, Limits, Report } from '../../../server/src/report/report';
import type { RuleCode } from '../../../common/codes';
import type { Fix, Problem } from '../../../server/src/rules/rule';
import { applyEdits, applyFix } from '../../support/applyFix';
import { check, type Checked } from '../../support/check';
import { FIGURE_QUESTION, figureReport, isFigureCode } from '../../support/figureReport';
import type { ReportOptions } from '../../support/makeReport';
import { inReport } from '../../support/parsed';
import { runs } from '../../support/runs';

const FILES = [
  'figures/a.png',
  'figures/b.jpg',
  'figures/loss curve.png',
  'figures/q3 (1).png',
  'figures/W&B,$1}.png',
  'figures/sub/c.jpeg',
  'figures/drawing.svg',
  'images/d.png',
  'e.png',
];

const TARGETS = [
  'figures/a.png',
  './figures/a.png?raw=true',
  'figures/A.PNG',
  'Figures/b.jpg',
  'figures/b.png',
  'figures/loss%20curve.png',
  'figures/loss_curve.png',
  'figures/q3%20%281%29.png',
  'figures/sub/c.jpeg',
  'figures/c.jpeg',
  'figures/drawing.svg',
  'figures/none.png',
  'reports/figures/a.png',
  'reports/figures/none.png',
  '/reports/figures/b.jpg',
  '../reports/figures/a.png',
  'figures\\a.png',
  'C:/me/figures/a.png',
  'images/d.png',
  'images/a.png',
  'e.png',
  'https://host/figures/a.png',
  'https://host/other.png',
  'data:image/png;base64,AAAA',
];

const target = fc.constantFrom(...TARGETS);
const alt = fc.constantFrom('plot', 'my_image', '', 'a [b] c', 'W&amp;B *x*', 'the_plot_', 'x | y');

const figure = fc.oneof(
  fc.tuple(alt, target).map(([text, to]) => `![${text}](${to})`),
  fc.tuple(alt, target).map(([text, to]) => `![${text}](<${to}> "A \\"title\\"")`),
  fc.tuple(alt, target).map(([text, to]) => `![${text}](${to.replaceAll('%20', ' ')} "Title")`),
  fc.tuple(alt, target).map(([text, to]) => `![${text}\nplot](${to})`),
  fc.tuple(alt, target).map(([text, to]) => `[${text}x](${to})`),
  fc.tuple(alt, target).map(([text, to]) => `[${text}\n**plot**](${to} 'Title')`),
  fc.tuple(alt, target).map(([text, to]) => `<img src="${to}" alt="${text}" width="50%">`),
  fc.tuple(alt, target).map(([text, to]) => `<img alt='${text}'\n src='${to}' />`),
  fc.constantFrom('![the plot][p]', '![p]', '![the\nplot][p]', '[the plot][p]'),
);

/** Figures and the lines that people put around them. */
const figureLines = fc.oneof(
  figure,
  fc.tuple(figure, figure).map((both) => both.join('\n')),
  fc.tuple(figure, figure).map((both) => `<p align="center">\n  ${both.join('<br>\n  ')}\n</p>`),
  figure.map((one) => `<div>${one} <em>Figure 1</em></div>`),
  figure.map((one) => `Before\n<center>${one}</center>\nbehind`),
  figure.map((one) => `Words, ${one}, words.`),
  figure.map((one) => `\`\`\`markdown\n${one}\n\`\`\``),
  figure.map((one) => `- ${one}\n- more`),
  figure.map((one) => `| a | b |\n|---|---|\n| ${one.replaceAll('\n', ' ').replaceAll('|', '/')} | x |`),
  figure.map((one) => `\`${one}\``),
  fc.constantFrom(
    'Words only.',
    '```\n![a](figures/a.png)\n```',
    '#### A heading',
    '<!-- ![a](b.png) -->',
    '> A quote.',
  ),
);

const answer = fc
  .tuple(fc.array(figureLines, { minLength: 1, maxLength: 5 }), target)
  .map(([parts, to]) => `${parts.join('\n\n')}\n\nThe end.\n\n[p]: ${to} "Title"`);

const limits = fc.constantFrom<Limits>(
  {},
  { images: { min: 1, max: 1 } },
  { images: { min: 1, max: 3 } },
  { images: { min: 3, max: 4 } },
);

const options = fc.record({
  placement: fc.constantFrom<NonNullable<ReportOptions['placement']>>(
    'below',
    'quoted',
    'inline',
    'no-blank',
    'unquoted',
  ),
  lineEnd: fc.constantFrom<'\n' | '\r\n'>('\n', '\r\n'),
});

const files = fc.oneof(fc.constant(undefined), fc.subarray(FILES));

const cases = fc.record({ answer, limits, options, files });

/** The problems that a fix may reveal: a figure has more checks once it counts or its file is found. */
function mayReveal({ code }: Problem, { title }: Fix): readonly RuleCode[] {
  if (code === 'figures-too-few') return ['figure-missing'];
  const nearer: readonly RuleCode[] = ['figure-path', 'figure-format'];
  if (!title.includes('Markdown image')) return nearer;
  // Markdown after an `<img>` on a line was part of an HTML block, and so plain text.
  return [...nearer, 'figure-link', 'figure-reference', 'figure-missing', 'figure-case'];
}

/** Whether two figures have the same target: a link to a figure in the same answer is not a separate figure. */
function hasTwins({ report }: Checked): boolean {
  const { figures } = answerOf(report);
  return new Set(figures.map((each) => each.target)).size < figures.length;
}

function figureProblemsOf({ problems }: Checked): Problem[] {
  return problems.filter(({ code }) => isFigureCode(code));
}

function answerOf(report: Report): Answer {
  const found = report.questions.find(({ number }) => number === FIGURE_QUESTION)?.block.answer;
  assert.ok(found);
  return found;
}

function same(problems: readonly Problem[], { code, message }: Problem): number {
  return problems.filter((each) => each.code === code && each.message === message).length;
}

function assertResolves(
  text: string,
  paths: readonly string[] | undefined,
  problem: Problem,
  fix: Fix,
): void {
  const where = JSON.stringify({ text, problem, fix }, null, 1);
  const before = check(text, paths);
  const fixed = applyFix(text, fix);
  const after = check(fixed, paths);
  if (hasTwins(before) || hasTwins(after)) return;
  assert.ok(same(after.problems, problem) < same(before.problems, problem), `stays: ${where}\n${fixed}`);
  const allowed = new Set([...before.problems.map(({ code }) => code), ...mayReveal(problem, fix)]);
  const added = after.problems.filter(
    (each) => (each.severity === 'error' || each.severity === 'warning') && !allowed.has(each.code),
  );
  assert.deepEqual(added, [], `adds: ${where}`);
  const question = before.report.questions.find(({ number }) => number === FIGURE_QUESTION);
  assert.ok(question);
  const inside = inReport(question, answerOf(before.report).range);
  for (const { range } of fix.edits) {
    assert.ok(comparePositions(inside.start, range.start) <= 0, where);
    assert.ok(comparePositions(range.end, inside.end) <= 0, where);
  }
}

/** Asserts that a fix that makes Markdown images makes ones that pages show and the checker counts. */
function assertShown(text: string, fix: Fix): void {
  const before = answerOf(check(text).report);
  const fixed = applyFix(text, fix);
  const after = answerOf(check(fixed).report);
  const more = imagesIn(after) - imagesIn(before);
  const counted = written(after) - written(before);
  // The checker also counts images in code.
  const fewest = fix.title.startsWith('Take') ? 0 : 1;
  assert.ok(
    more > 0 && fewest <= counted && counted <= more,
    `${more} more shown, ${counted} more counted:\n${fixed}`,
  );
}

function imagesIn({ figures }: Answer): number {
  return figures.filter(({ kind, range }) => kind === 'markdown' && range.start.line === range.end.line)
    .length;
}

function written({ images, hidden }: Answer): number {
  return hidden.reduce((sum, part) => sum + part.images, images);
}

suite('Fixes of figures', () => {
  test('resolve their problem, add none, and change only the answer', () => {
    fc.assert(
      fc.property(cases, ({ answer: written, limits: asked, options: form, files: paths }) => {
        const text = figureReport(written, asked, form);
        for (const problem of figureProblemsOf(check(text, paths))) {
          for (const fix of problem.fixes ?? []) assertResolves(text, paths, problem, fix);
        }
      }),
      runs(400),
    );
  });

  test('make Markdown images that are shown and count', () => {
    fc.assert(
      fc.property(cases, ({ answer: written, limits: asked, options: form, files: paths }) => {
        const text = figureReport(written, asked, form);
        for (const { fixes = [] } of figureProblemsOf(check(text, paths))) {
          for (const fix of fixes) if (/^(?:Make|Insert|Take)/.test(fix.title)) assertShown(text, fix);
        }
      }),
      runs(400),
    );
  });

  test('can all be applied at once if they are safe, without too many figures or new safe fixes', () => {
    fc.assert(
      fc.property(cases, ({ answer: written, limits: asked, options: form, files: paths }) => {
        const text = figureReport(written, asked, form);
        const before = figureProblemsOf(check(text, paths));
        const once = applyEdits(text, harmlessEdits(before));
        const after = figureProblemsOf(check(once, paths));
        assert.deepEqual(harmlessEdits(after), [], once);
        const tooMany = (problems: readonly Problem[]) =>
          problems.some(({ code }) => code === 'figures-too-many');
        assert.equal(tooMany(after), tooMany(before), once);
      }),
      runs(400),
    );
  });
});
