import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { fromBase64 } from '../../common/base64';
import type { ReportSummary, WhoWroteWhatResult } from '../../common/protocol';
import { checkReport, isInputError } from '../../server/src/cli/checkReport';
import { summarise } from '../../server/src/features/summary/summary';
import { exportReport } from '../../server/src/export/exportReport';
import { parseReport } from '../../server/src/report/parse';
import { axeViolations } from '../support/axe';
import { check } from '../support/check';
import { eventually } from '../support/eventually';
import { htmlFaults } from '../support/htmlFaults';
import { makeReport } from '../support/makeReport';
import { BUILD, SAMPLES } from '../support/paths';
import { WEBVIEW_THEMES } from '../support/webviewThemes';
import { openOverviewPage, REPORT_URI, type OverviewPage } from './overviewPage';
import { COLOUR_SCHEMES, openWatchedBrowser, type WatchedBrowser } from './support';

/** Kept for review. */
const PICTURES = join(BUILD, 'overview');

/** Question 4 is too short, with two problems; 9 and 12 are not answered. */
const TEXT = makeReport({ answers: { 4: 'Too short. TODO' }, placeholders: [9, 12] });

function summaryOf(text: string): ReportSummary {
  const { report, verdict, problems } = check(text);
  return summarise(report, verdict, problems);
}

/** Kim wrote question 4, and it has changed since; 5 is by Bo, whose name is an attack. */
const WORK: WhoWroteWhatResult = {
  isCut: true,
  authors: [
    {
      name: 'Kim Olsen',
      mails: ['kim@home.example'],
      studyNumber: 's100001',
      repository: { commits: 1234, added: 56_789, deleted: 4321 },
      report: { commits: 5, added: 90, deleted: 12 },
      reportLines: 210,
      weeks: [
        { start: Date.UTC(2026, 0, 12), commits: 3, added: 400, deleted: 2 },
        { start: Date.UTC(2026, 0, 19), commits: 4, added: 90, deleted: 2 },
      ],
    },
    {
      name: '<img src=x onerror=alert(1)>',
      mails: ['bo@home.example'],
      studyNumber: null,
      repository: { commits: 2, added: 20, deleted: 0 },
      report: { commits: 1, added: 10, deleted: 0 },
      reportLines: 8,
      weeks: [{ start: Date.UTC(2026, 0, 19), commits: 2, added: 20, deleted: 0 }],
    },
  ],
  answers: [
    { question: 4, author: 0, time: Date.UTC(2026, 0, 20, 12) },
    { question: 5, author: 1, time: Date.UTC(2026, 0, 21, 12) },
  ],
  uncommitted: [4, 6],
};

/** What git says about the hand-in. */
const NOTES = [
  'The report has uncommitted changes. Commit and push them.',
  '2 commits are not pushed yet. Push them.',
  'You are on the branch `figures`, but the branch `main` is handed in. Merge into it.',
];

async function sampleSummary(): Promise<ReportSummary> {
  const result = await checkReport(join(SAMPLES, 'reports/README.md'), {});
  if (isInputError(result)) throw new Error(result.message);
  return summarise(result.report, result.verdict, result.problems);
}

suite('the page of an overview', () => {
  let overview: OverviewPage;
  before(async () => {
    await mkdir(PICTURES, { recursive: true });
    overview = await openOverviewPage();
  });
  after(() => overview.close());
  beforeEach(async () => {
    await overview.load();
    await overview.untilPosted('ready');
  });

  const numbers = (): Promise<string[]> => overview.page.locator('.lead .number').allInnerTexts();
  const fold = (name: string): Locator => overview.page.getByRole('button', { name, exact: true });
  const row = (number: number): Locator =>
    overview.page.locator('tr.question', {
      has: overview.page.locator('.number', { hasText: new RegExp(`^${number}$`) }),
    });

  test('shows what is left, and the verdict of the checker', async () => {
    const { page } = overview;
    await overview.show(summaryOf(TEXT));
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), '3 questions to go.');
    assert.equal(
      await page.locator('#verdict').innerText(),
      '28 of 31 questions pass. The checker can read the report.',
    );
    assert.deepEqual(overview.happened, []);
  });

  test('is empty and says why until it gets a report', async () => {
    const { page } = overview;
    assert.equal(await page.getByRole('main').isVisible(), false);
    await overview.tell({ type: 'notice', text: 'README.md can’t be opened.' });
    assert.equal(await page.getByRole('status').first().innerText(), 'README.md can’t be opened.');
    await overview.show(summaryOf(TEXT));
    assert.equal(await page.getByRole('status').first().innerText(), '');
  });

  test('folds sections in which nothing is left, until the reader opens or closes them', async () => {
    await overview.show(summaryOf(TEXT));
    assert.deepEqual(await numbers(), ['3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13']);
    await fold('About the group').click();
    assert.equal(await fold('About the group').getAttribute('aria-expanded'), 'true');
    await fold('The books').press('Enter');
    assert.deepEqual(await numbers(), ['1', '2', '3', '4', '5', '6']);
    await overview.show(summaryOf(makeReport({ placeholders: [9] })));
    assert.deepEqual(await numbers(), ['1', '2']);
    assert.deepEqual((await overview.state()).folded, { 'About the group': false, 'The books': true });
  });

  test('is a table for screen readers: each row has words for what is visible', async () => {
    await overview.show(summaryOf(TEXT));
    const table = overview.page.getByRole('table', { name: 'Questions' });
    assert.deepEqual(await table.getByRole('columnheader').allInnerTexts(), [
      'Question',
      'Words',
      'Figures',
      'Problems',
      'State',
    ]);
    const rowTexts = async (number: number): Promise<unknown> => {
      const texts = await row(number)
        .locator('th, td')
        .evaluateAll((cells) =>
          cells.map((cell) => {
            for (const hidden of cell.querySelectorAll('[aria-hidden]')) hidden.remove();
            return cell.textContent.trim().replace(/\s+/g, ' ');
          }),
        );
      return texts.slice(1);
    };
    assert.deepEqual(await rowTexts(4), ['3 words of 100 to 200', '', '2 problems', '97 words to go']);
    assert.deepEqual(await rowTexts(9), ['100 to 200 words', '', '1 problem', 'not answered']);
    assert.deepEqual(((await rowTexts(10)) as string[]).slice(2), ['no problems', 'fits']);
  });

  test('sorts by what needs work, and says so', async () => {
    const { page } = overview;
    await overview.show(summaryOf(TEXT));
    const state = page.getByRole('columnheader', { name: 'State' });
    const question = page.getByRole('columnheader', { name: 'Question' });
    assert.equal(await question.getAttribute('aria-sort'), 'ascending');
    await state.getByRole('button').press('Enter');
    assert.equal(await state.getAttribute('aria-sort'), 'ascending');
    assert.equal(await question.getAttribute('aria-sort'), 'none');
    const order = await numbers();
    assert.deepEqual(order.slice(0, 4), ['9', '12', '4', '1']);
    assert.equal(order.length, 31);
    assert.equal((await overview.state()).order, 'work');
    await question.getByRole('button').click();
    assert.equal((await numbers())[0], '3');
  });

  test('is restored as it was left', async () => {
    await overview.load({ uri: REPORT_URI, order: 'work', folded: {} });
    await overview.show(summaryOf(TEXT));
    assert.equal((await numbers())[0], '9');
    await overview.load({ uri: 'file:///elsewhere/README.md', order: 'work', folded: {} });
    await overview.show(summaryOf(TEXT));
    assert.equal((await numbers())[0], '3');
  });

  test('changes in place: the focus stays, and unchanged rows are kept', async () => {
    await overview.show(summaryOf(TEXT));
    await row(4).locator('.lead').focus();
    await overview.page.locator('tr.question').evaluateAll((rows) => {
      for (const one of rows) for (const cell of one.children) Object.assign(cell, { isMarked: true });
    });
    await overview.show(summaryOf(TEXT.replace('Too short.', 'Still too short.')));
    assert.equal(await row(4).locator('.state').innerText(), '96 words to go');
    assert.ok(
      await row(4)
        .locator('.lead')
        .evaluate((one) => one === document.activeElement),
    );
    assert.ok(
      await overview.page
        .locator('tr.question > *')
        .evaluateAll((cells) => cells.every((cell) => 'isMarked' in cell)),
    );
  });

  test('by keyboard alone: arrows move between rows, Enter goes to the question', async () => {
    const { page } = overview;
    const summary = summaryOf(TEXT);
    await overview.show(summary);
    await fold('About the group').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowDown', 'Enter'])
      await page.keyboard.press(key);
    const { index } = await overview.untilPosted('question');
    assert.equal(summary.questions[index]?.number, 4);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const problems = row(4).locator('button.open');
    assert.equal(await problems.getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const { line } = await overview.untilPosted('place');
    const [first] = summary.questions[3]?.problems.list ?? [];
    assert.equal(line, (summary.questions[3]?.line ?? 0) + (first?.line ?? NaN));
  });

  test('a click on a row goes to its question, and one on a week to its items', async () => {
    const summary = summaryOf(TEXT);
    await overview.show(summary);
    await row(9).locator('.words').click();
    assert.equal((await overview.untilPosted('question')).index, 8);
    await overview.page.getByRole('button', { name: 'Week 2' }).click();
    assert.equal((await overview.untilPosted('place')).line, summary.checklist.groups[1]?.line);
  });

  test('shows the checklist by week', async () => {
    await overview.show(summaryOf(TEXT));
    assert.equal(await overview.page.locator('#checklist-sum').innerText(), '4 of 6 done');
    const items = overview.page.locator('#checklist li');
    assert.deepEqual(await items.locator('.sr-only').allInnerTexts(), [
      '2 of 2 done',
      '1 of 2 done',
      '1 of 2 done',
    ]);
    await overview.show(summaryOf(makeReport({ checklist: {} })));
    assert.equal(await overview.page.locator('#checklist').isVisible(), false);
  });

  test('shows authorship from git only while it is known', async () => {
    const { page } = overview;
    await overview.show(summaryOf(TEXT));
    const people = page.getByRole('region', { name: 'Who Wrote What' });
    const heads = page.getByRole('table', { name: 'Questions' }).getByRole('columnheader');
    const isThere = async (): Promise<unknown> => [
      await people.isVisible(),
      await page.locator('#uncommitted').isVisible(),
      await row(4).locator('.change').count(),
      await heads.count(),
      await page.locator('tr.section > td').first().getAttribute('colspan'),
    ];
    const nothing = [false, false, 0, 5, '1'];
    assert.deepEqual(await isThere(), nothing);
    await overview.tell({ type: 'work', work: WORK });
    assert.deepEqual(await isThere(), [true, true, 1, 6, '2']);
    const change = async (number: number): Promise<string> => row(number).locator('.change').innerText();
    assert.equal(await change(4), 'Jan 20, 2026 by Kim Olsen\nnot committed');
    assert.equal(await change(5), 'Jan 21, 2026 by <img src=x onerror=alert(1)>');
    assert.equal(await change(6), 'not committed');
    assert.equal(await change(10), '');
    assert.match(await page.locator('#uncommitted').innerText(), /questions 4 and 6\.$/u);
    // Typing updates the row and keeps the authorship.
    await overview.show(summaryOf(TEXT.replace('Too short.', 'Still too short.')));
    assert.equal(await change(4), 'Jan 20, 2026 by Kim Olsen\nnot committed');
    await overview.tell({ type: 'work', work: { ...WORK, authors: [{}] } });
    assert.deepEqual(await isThere(), [true, true, 1, 6, '2']);
    await overview.tell({ type: 'work', work: null });
    assert.deepEqual(await isThere(), nothing);
    assert.deepEqual(overview.happened, []);
  });

  test('shows problems with git only while they exist, with code as code', async () => {
    const { page } = overview;
    const summary = summaryOf(TEXT);
    const notes = page.locator('#repository');
    await overview.show(summary);
    assert.equal(await notes.isVisible(), false);
    await overview.show({
      ...summary,
      repository: [
        'The report has uncommitted changes. Commit and push them.',
        'You are on the branch `<b>`, but the branch `main` is handed in. Merge into it.',
        'A name with ` in it.',
      ],
    });
    assert.deepEqual(await notes.locator('li').allInnerTexts(), [
      'The report has uncommitted changes. Commit and push them.',
      'You are on the branch <b>, but the branch main is handed in. Merge into it.',
      'A name with ` in it.',
    ]);
    assert.deepEqual(await notes.locator('code').allInnerTexts(), ['<b>', 'main']);
    assert.deepEqual(await axeViolations(page), []);
    await overview.show({ ...summary, repository: [] });
    assert.equal(await notes.isVisible(), false);
    assert.deepEqual(overview.happened, []);
  });

  test('authorship is a table, with one by week below it', async () => {
    const { page } = overview;
    await overview.show(summaryOf(TEXT));
    await overview.tell({ type: 'work', work: WORK });
    const cells = (name: string, index: number): Promise<string[]> =>
      page
        .getByRole('table', { name, exact: true })
        .getByRole('row')
        .nth(index)
        .locator('th, td')
        .allInnerTexts();
    assert.deepEqual(await cells('Who Wrote What', 2), [
      'Kim Olsen (s100001)',
      '1,234',
      '56,789',
      '4,321',
      '5',
      '210',
    ]);
    assert.equal(await page.getByText('Older commits are not counted.').isVisible(), true);
    await page.getByText('By week').press('Enter');
    assert.deepEqual(await cells('By week', 1), ['Week of Jan 19, 2026']);
    assert.deepEqual(await cells('By week', 3), ['Kim Olsen (s100001)', '4', '90', '2']);
    // What the reader has opened stays open when git is read again.
    await overview.tell({ type: 'work', work: { ...WORK, isCut: false } });
    assert.deepEqual(await cells('By week', 1), ['Week of Jan 19, 2026']);
    assert.equal(await page.getByText('Older commits are not counted.').isVisible(), false);
  });

  test('shows text from people as text', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    const text = TEXT.replace('## The books', `## ${attack}`).replace('### Week 1', `### ${attack}`);
    const summary = summaryOf(text);
    const questions = summary.questions.map((question) => ({ ...question, topic: attack, title: attack }));
    await overview.show({ ...summary, questions });
    assert.equal(await overview.page.locator('img').count(), 0);
    assert.equal(await row(4).locator('.topic').innerText(), attack);
    await overview.tell({ type: 'update', report: { questions: 'none' } });
    await overview.tell({ type: 'update' });
    assert.deepEqual(overview.happened, []);
  });

  test('creates its picture itself, in the colours of the theme', async () => {
    const { page } = overview;
    await overview.show(await sampleSummary());
    for (const [index, theme] of WEBVIEW_THEMES.slice(0, 2).entries()) {
      await overview.setTheme(theme);
      await page.getByRole('button', { name: 'Save Picture…' }).click();
      await eventually(
        'the picture is announced',
        async () => (await overview.posted('picture')).length > index,
      );
    }
    const posted = await overview.posted('picture');
    const files = posted.map(({ png }) => fromBase64(png));
    for (const [index, file] of files.entries()) {
      assert.deepEqual([...file.slice(1, 4)], [...Buffer.from('PNG')]);
      await writeFile(join(PICTURES, `picture-${WEBVIEW_THEMES[index]?.name ?? ''}.png`), file);
    }
    assert.deepEqual(await Promise.all(posted.map(({ png }) => colourOfCorner(png))), ['#ffffff', '#0d1117']);
    assert.deepEqual(overview.happened, []);
  });

  test('copies its picture, and says so', async () => {
    const { page } = overview;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await overview.show(summaryOf(TEXT));
    await page.getByRole('button', { name: 'Copy Picture' }).click();
    await page.getByText('The picture is on the clipboard.').waitFor();
    const types = await page.evaluate(async () =>
      (await navigator.clipboard.read()).map(({ types: own }) => own),
    );
    assert.deepEqual(types, [['image/png']]);
  });

  for (const theme of WEBVIEW_THEMES)
    test(`axe finds no problems, and nothing is cut off: ${theme.name}`, async () => {
      const { page } = overview;
      await overview.show({ ...(await sampleSummary()), repository: NOTES });
      await overview.tell({ type: 'work', work: WORK });
      await overview.setTheme(theme);
      await page.locator('button.open').first().click();
      await page.getByText('By week').click();
      for (const width of [900, 450, 320]) {
        await page.setViewportSize({ width, height: 900 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${overflow} pixels too wide at ${width}`);
        await page.screenshot({ path: join(PICTURES, `${theme.bodyClass}-${width}.png`), fullPage: true });
        assert.deepEqual(await axeViolations(page), []);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    });

  /** The colour in the upper left corner of a picture. */
  function colourOfCorner(png: string): Promise<string> {
    return overview.page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas').getContext('2d');
      canvas?.drawImage(image, 0, 0);
      const [red = 0, green = 0, blue = 0] = canvas?.getImageData(1, 1, 1, 1).data ?? [];
      return `#${[red, green, blue].map((one) => one.toString(16).padStart(2, '0')).join('')}`;
    }, png);
  }
});

suite('the overview in an exported page', () => {
  let browser: WatchedBrowser;
  let html: string;
  before(async () => {
    browser = await openWatchedBrowser();
    const text = TEXT.replace('## The books', '## The <img src=x onerror=alert(1)> books');
    const page = await exportReport(parseReport(text), null, { overview: summaryOf(text) });
    html = page.html;
    assert.deepEqual(await browser.visit(html), []);
  });
  after(() => browser.close());

  test('is valid, and a table whose rows link to their questions', async () => {
    assert.deepEqual(await htmlFaults(html), []);
    const table = browser.page.getByRole('table', { name: 'Questions' });
    assert.equal(await table.getByRole('row').count(), 36);
    const link = table.getByRole('link', { name: '4' }).first();
    const target = (await link.getAttribute('href'))?.slice(1) ?? '';
    assert.equal(await browser.page.locator(`[id="${target}"]`).innerText(), 'Question 4');
  });

  for (const scheme of COLOUR_SCHEMES)
    test(`axe finds no problems, ${scheme.colorScheme}, forced colours ${scheme.forcedColors}, and only the table scrolls in narrow windows`, async () => {
      const { page } = browser;
      const { colorScheme, forcedColors } = scheme;
      await page.emulateMedia(scheme);
      for (const width of [1000, 320]) {
        await page.setViewportSize({ width, height: 900 });
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width}`);
        await page.screenshot({ path: join(PICTURES, `export-${colorScheme}-${forcedColors}-${width}.png`) });
        assert.deepEqual(await axeViolations(page), []);
      }
    });
});
