import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { exportReport } from '../../server/src/export/exportReport';
import { nodeFiles } from '../../server/src/node/nodeFiles';
import { parseReport } from '../../server/src/report/parse';
import { exportPage } from '../support/exportedPage';
import { fromRoot, SAMPLES } from '../support/paths';
import { WIDE_REPORT } from '../support/wideReport';
import { openWatchedBrowser, type WatchedBrowser } from './support';

const REPORT = fromRoot('samples/reports/README.md');

suite('the page of the sample report', () => {
  let browser: WatchedBrowser;
  before(async () => {
    browser = await openWatchedBrowser();
    const report = parseReport(await readFile(REPORT, 'utf8'));
    const { html } = await exportReport(report, nodeFiles(dirname(REPORT), SAMPLES));
    assert.deepEqual(await browser.visit(html), []);
  });
  after(() => browser.close());

  test('has its style despite its policy, light and dark', async () => {
    const { page } = browser;
    const colours = async (): Promise<string[]> =>
      page.evaluate(() => {
        const { color, backgroundColor, maxWidth } = getComputedStyle(document.body);
        return [color, backgroundColor, maxWidth];
      });
    await page.emulateMedia({ colorScheme: 'light' });
    assert.deepEqual(await colours(), ['rgb(31, 35, 40)', 'rgb(255, 255, 255)', '736px']);
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await colours(), ['rgb(230, 237, 243)', 'rgb(13, 17, 23)', '736px']);
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    assert.deepEqual(await colours(), ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'none']);
    await page.emulateMedia({ colorScheme: null, media: null });
  });

  test('shows its images', async () => {
    const images = await browser.page.evaluate(() =>
      [...document.images].map(
        ({ complete, naturalWidth, width }) => complete && naturalWidth > 0 && width > 0,
      ),
    );
    assert.ok(images.length > 3);
    assert.ok(images.every((isShown) => isShown));
  });

  test('is navigated from its contents with the keyboard', async () => {
    const { page } = browser;
    await page
      .getByRole('navigation', { name: 'Contents' })
      .getByRole('link', { name: 'Question 14' })
      .focus();
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { name: 'Question 14' });
    assert.equal(
      await heading.evaluate((element) => Math.abs(element.getBoundingClientRect().top) < 5),
      true,
    );
  });

  test('never scrolls sideways, not even on a phone', async () => {
    const { page } = browser;
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(overflow, 0, `${width} pixels`);
    }
  });

  test('becomes a PDF with several pages, and no image is cut', async () => {
    const { page } = browser;
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    assert.ok((pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0) > 5);
    await page.emulateMedia({ media: 'print' });
    const breaks = await page.evaluate(() =>
      ['img', 'h3', 'pre', '.prompt'].map((selector) => {
        const element = document.querySelector(selector);
        if (!element) return 'none';
        const { breakInside, breakAfter } = getComputedStyle(element);
        return `${breakInside} ${breakAfter}`;
      }),
    );
    assert.deepEqual(breaks, ['avoid auto', 'auto avoid', 'avoid auto', 'avoid avoid']);
    await page.emulateMedia({ media: null });
  });
});

suite('the page of a report with wide parts', () => {
  let browser: WatchedBrowser;
  before(async () => {
    browser = await openWatchedBrowser();
    assert.deepEqual(await browser.visit(await exportPage(WIDE_REPORT)), []);
  });
  after(() => browser.close());

  /** Elements beyond the right edge of the page, except those that scroll by themselves. */
  const tooWide = (): Promise<string[]> =>
    browser.page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((one) => !one.closest('math') && one.getBoundingClientRect().right > innerWidth + 1)
        .filter((one) => matchMedia('print').matches || !one.parentElement?.closest('table'))
        .map(({ outerHTML }) => outerHTML.slice(0, 60)),
    );

  test('fits a phone and a screen', async () => {
    for (const width of [300, 1280]) {
      await browser.page.setViewportSize({ width, height: 800 });
      assert.deepEqual(await tooWide(), [], `${width} pixels`);
      assert.equal(await browser.page.evaluate(() => document.documentElement.scrollWidth), width);
    }
  });

  test('fits a sheet of paper, where nothing can be scrolled', async () => {
    await browser.page.emulateMedia({ media: 'print' });
    // The part of A4 between its margins.
    await browser.page.setViewportSize({ width: 643, height: 972 });
    assert.deepEqual(await tooWide(), []);
    const overflow = await browser.page
      .locator('math[display=block]')
      .evaluate((math) => getComputedStyle(math).overflow);
    assert.equal(overflow, 'visible');
    await browser.page.emulateMedia({ media: null });
  });

  test('has borders around code if colours are forced', async () => {
    const border = () => browser.page.locator('pre').evaluate((pre) => getComputedStyle(pre).borderTopStyle);
    assert.equal(await border(), 'none');
    await browser.page.emulateMedia({ forcedColors: 'active' });
    assert.equal(await border(), 'solid');
    await browser.page.emulateMedia({ forcedColors: null });
  });
});
