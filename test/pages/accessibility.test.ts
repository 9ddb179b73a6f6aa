import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { axeViolations } from '../support/axe';
import { exportPage } from '../support/exportedPage';
import { BUILD } from '../support/paths';
import { lines, STREET_REPORT } from '../support/streetReport';
import { WEBVIEW_THEMES } from '../support/webviewThemes';
import { WIDE_REPORT } from '../support/wideReport';
import type { Problem } from '../../server/src/rules/rule';
import { openPreviewPage, updateOf, type PreviewPage, type UpdateOptions } from './previewPage';
import { COLOUR_SCHEMES, openWatchedBrowser, type WatchedBrowser } from './support';

/** Kept for review. */
const PICTURES = join(BUILD, 'accessibility');

/** Content of reports other than prose, and a merge conflict. */
const RICH = lines(
  'Three houses with `paint()` and [a plan](https://example.org/a%2Fb).',
  '',
  '- [ ] Paint them',
  '- [x] Count them',
  '',
  '```python',
  'def paint(house: str) -> int:  # all of them',
  '    return len("red") + 3',
  '```',
  '',
  '> [!NOTE]',
  '> They are old.',
  '',
  '> [!CAUTION]',
  '> And wet.',
  '',
  '![The street](figures/street.png)',
  '',
  '![Lost](gone.png)',
  '',
  '<details><summary>More</summary>',
  '',
  'Behind the summary, with $x^2$.',
  '',
  '</details>',
  '',
  '<<<<<<< HEAD',
  'They are red.',
  '=======',
  'They are **blue**.',
  '>>>>>>> feature/paint',
);
/** The hand-in page drops the first 43 characters, which would otherwise be the heading's. */
const OPENING = 'This line goes before the heading of the report.\n\n';
const REPORT = OPENING + STREET_REPORT.replace('Three houses only.', RICH);
const PROBLEMS: readonly Problem[] = (['error', 'warning', 'information', 'hint'] as const).map(
  (severity) => ({
    code: 'todo-left',
    question: 1,
    index: 0,
    range: { start: { line: 9, character: 0 }, end: { line: 9, character: 4 } },
    message: `An ${severity} with \`code\`.`,
    severity,
  }),
);

/** What the page shows, and what is opened in it. */
const VIEWS: Readonly<Record<string, UpdateOptions>> = {
  github: { face: 'github', problems: [PROBLEMS] },
  'hand-in': { face: 'hand-in', problems: [PROBLEMS] },
  both: { face: 'github', problems: [PROBLEMS], compared: ['1-0'] },
};

suite('axe finds no problems', () => {
  let preview: PreviewPage;
  before(async () => {
    preview = await openPreviewPage();
  });
  after(() => preview.close());

  for (const theme of WEBVIEW_THEMES)
    for (const [name, view] of Object.entries(VIEWS))
      test(`in the preview, ${name}, ${theme.name}`, async () => {
        const { page } = preview;
        await preview.load();
        await preview.untilPosted('ready');
        await preview.setTheme(theme);
        await preview.tell(updateOf(REPORT, view));
        await preview.tell({ type: 'notice', text: 'The language server does not answer.' });
        await page.locator('.question-bar-button').first().click();
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        for (const width of [1280, 640, 320]) {
          await page.setViewportSize({ width, height: 800 });
          await page.screenshot({
            path: join(PICTURES, `${name}-${theme.bodyClass}-${width}.png`),
            fullPage: true,
          });
          assert.deepEqual(await axeViolations(page), [], `${width} pixels wide`);
        }
        await page.setViewportSize({ width: 1280, height: 800 });
      });
});

suite('axe finds no problems in an exported page', () => {
  let browser: WatchedBrowser;
  before(async () => {
    browser = await openWatchedBrowser();
  });
  after(() => browser.close());

  for (const [name, report] of [
    ['rich', REPORT],
    ['wide', WIDE_REPORT],
  ] as const)
    for (const scheme of COLOUR_SCHEMES)
      test(`${name}, ${scheme.colorScheme}, forced colours ${scheme.forcedColors}`, async () => {
        const { page } = browser;
        await page.emulateMedia(scheme);
        await browser.visit(await exportPage(report));
        await page.screenshot({
          path: join(PICTURES, `export-${name}-${scheme.colorScheme}-${scheme.forcedColors}.png`),
          fullPage: true,
        });
        assert.deepEqual(await axeViolations(page), []);
      });
});

suite('the boxes of an exported page', () => {
  let browser: WatchedBrowser;
  before(async () => {
    browser = await openWatchedBrowser();
  });
  after(() => browser.close());

  for (const scheme of COLOUR_SCHEMES)
    test(`have edges and ticks that are seen, ${scheme.colorScheme}, forced colours ${scheme.forcedColors}`, async () => {
      const { page } = browser;
      await page.emulateMedia(scheme);
      await browser.visit(await exportPage(REPORT));
      const [empty = 0, ticked = 0] = await Promise.all(
        ['Paint them', 'Count them'].map((name) => contrastOf(page.getByRole('checkbox', { name }))),
      );
      // What WCAG 2.2 asks of the parts of controls (1.4.11).
      assert.ok(empty >= 3 && ticked >= 3, `${empty} and ${ticked}`);
    });

  /** The contrast of the darkest and the lightest pixel of an element, as WCAG computes it. */
  async function contrastOf(element: Locator): Promise<number> {
    const png = (await element.screenshot()).toString('base64');
    return browser.page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas?.drawImage(image, 0, 0);
      const pixels = canvas?.getImageData(0, 0, image.width, image.height).data ?? [];
      const light = (part: number): number =>
        part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      const all: number[] = [];
      for (let at = 0; at < pixels.length; at += 4) {
        const [red = 0, green = 0, blue = 0] = [...pixels.slice(at, at + 3)].map((one) => light(one / 255));
        all.push(0.2126 * red + 0.7152 * green + 0.0722 * blue);
      }
      return (Math.max(...all) + 0.05) / (Math.min(...all) + 0.05);
    }, png);
  }
});

suite('the preview by keyboard alone', () => {
  let preview: PreviewPage;
  before(async () => {
    preview = await openPreviewPage();
  });
  after(() => preview.close());

  async function show(text: string): Promise<void> {
    await preview.load();
    await preview.untilPosted('ready');
    await preview.tell(updateOf(text, { problems: [PROBLEMS] }));
  }

  /** The focused element: its text, else its name, else its tag. */
  function focused(): Promise<string> {
    return preview.page.evaluate(() => {
      const { activeElement: one } = document;
      const names = [one?.textContent.trim(), one?.getAttribute('aria-label'), one?.tagName];
      return names.find((name) => typeof name === 'string' && name !== '') ?? '';
    });
  }

  async function tabThrough(): Promise<string[]> {
    const seen: string[] = [];
    for (let stop = 0; stop < 60; stop++) {
      await preview.page.keyboard.press('Tab');
      const now = await focused();
      if (now === '' || (await preview.page.evaluate(() => document.activeElement === document.body))) break;
      seen.push(now);
    }
    return seen;
  }

  test('every control can be reached, in the order of the page', async () => {
    await show(REPORT);
    const seen = await tabThrough();
    const wanted = [
      'Skip to the first question',
      'GitHub',
      'Hand-in',
      /words/,
      'a plan',
      'Paint them',
      'Count them',
      'More',
      'Keep both',
      'Keep the first',
      'Keep the second',
    ];
    const places = wanted.map((one) =>
      seen.findIndex((text) => (typeof one === 'string' ? text === one : one.test(text))),
    );
    assert.ok(!places.includes(-1), JSON.stringify([places, seen]));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
      JSON.stringify(seen),
    );
  });

  test('the first control skips the checklist and goes to the first question', async () => {
    await show(REPORT);
    await preview.page.keyboard.press('Tab');
    assert.equal(await focused(), 'Skip to the first question');
    await preview.page.keyboard.press('Enter');
    assert.match(await focused(), /words/);
  });

  test('arrow keys scroll wide code, and code that fits gets no focus', async () => {
    await preview.page.setViewportSize({ width: 600, height: 800 });
    await show(WIDE_REPORT);
    const code = preview.page.locator('pre').first();
    await code.focus();
    await preview.page.keyboard.press('ArrowRight');
    await preview.page.waitForFunction(() => (document.querySelector('pre')?.scrollLeft ?? 0) > 0);
    await show(REPORT);
    assert.equal(await preview.page.locator('pre[tabindex]').count(), 0);
    await preview.page.setViewportSize({ width: 1280, height: 800 });
  });

  test('links are followed as they are written', async () => {
    await show(REPORT);
    await preview.page.getByRole('link', { name: 'a plan' }).focus();
    await preview.page.keyboard.press('Enter');
    assert.deepEqual(await preview.untilPosted('openLink'), {
      type: 'openLink',
      href: 'https://example.org/a%2Fb',
    });
  });

  test('the page has a title', async () => {
    assert.equal(await preview.page.title(), 'Preview of README.md');
  });

  for (const [button, keep] of [
    ['Keep the first', 'first'],
    ['Keep the second', 'second'],
    ['Keep both', 'both'],
  ] as const)
    test(`a conflict is resolved: ${button}`, async () => {
      await show(REPORT);
      await preview.page.getByRole('button', { name: button }).focus();
      await preview.page.keyboard.press('Enter');
      const line = REPORT.split('\n').indexOf('<<<<<<< HEAD');
      assert.deepEqual(await preview.untilPosted('resolveConflict'), { type: 'resolveConflict', line, keep });
    });
});
