import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { axeViolations } from '../support/axe';
import { BUILD } from '../support/paths';
import { lines, STREET_REPORT } from '../support/streetReport';
import { WEBVIEW_THEMES } from '../support/webviewThemes';
import { openPreviewPage, updateOf, type PreviewPage } from './previewPage';

/** Kept for review. */
const PICTURES = join(BUILD, 'viewer');

const REPORT = STREET_REPORT.replace(
  'Three houses only.',
  lines(
    '![The street](large.svg)',
    '',
    '![](figures/house.png)',
    '',
    '[![A door](figures/door.png)](https://example.org/door)',
    '',
    '![Lost](gone.png)',
  ),
);

suite('an image on the page', () => {
  let preview: PreviewPage;
  before(async () => {
    preview = await openPreviewPage();
  });
  after(() => preview.close());
  beforeEach(async () => {
    await preview.load();
    await preview.untilPosted('ready');
    await preview.tell(updateOf(REPORT));
  });

  const button = (name: string): Locator => preview.page.getByRole('button', { name, exact: true });
  const enlarged = (): Locator => preview.page.getByRole('dialog', { name: 'The street' });
  const shown = (): Locator => enlarged().locator('img');
  const width = async (): Promise<number> => Math.round((await shown().boundingBox())?.width ?? 0);

  test('is a button with its description, unless it is hidden or a click on it does something else', async () => {
    assert.deepEqual(
      await preview.page
        .locator('#page :is(img, .missing-image)')
        .evaluateAll((images) =>
          images.map((image) => [image.role, image.getAttribute('tabindex'), image.ariaHasPopup]),
        ),
      [
        ['button', '0', 'dialog'],
        ['button', '0', 'dialog'],
        [null, null, null],
        [null, null, null],
      ],
    );
    await button('Image').waitFor();
  });

  test('is enlarged by a click, and closed by Escape', async () => {
    await button('The street').click();
    await enlarged().waitFor();
    assert.equal(await shown().evaluate((image: HTMLImageElement) => image.naturalWidth), 2000);
    await preview.page.keyboard.press('Escape');
    await enlarged().waitFor({ state: 'hidden' });
    assert.deepEqual(preview.happened, []);
  });

  test('is enlarged, zoomed, scrolled and closed by keyboard alone, and gets the focus back', async () => {
    const { keyboard } = preview.page;
    for (const key of ['Enter', 'Space']) {
      await button('The street').focus();
      await keyboard.press(key);
      await enlarged().waitFor();
      const whole = await width();
      assert.ok(whole > 1000 && whole <= 1280, `${whole} pixels fit`);
      await keyboard.press('+');
      await keyboard.press('+');
      assert.ok(Math.abs((await width()) - whole * 1.25 * 1.25) <= 1, `${await width()} after ${whole}`);
      const place = enlarged().locator('.viewer-place');
      const before = await place.evaluate((one) => one.scrollLeft);
      assert.ok(before > 0, 'zooming keeps the middle in view');
      await keyboard.press('ArrowRight');
      await preview.page.waitForFunction(
        (left) => (document.querySelector('.viewer-place')?.scrollLeft ?? 0) > left,
        before,
      );
      await keyboard.press('-');
      assert.ok(Math.abs((await width()) - whole * 1.25) <= 1);
      await keyboard.press('0');
      assert.equal(await width(), whole);
      await keyboard.press('Escape');
      await enlarged().waitFor({ state: 'hidden' });
      assert.equal(
        await preview.page.evaluate(() => document.activeElement?.getAttribute('alt')),
        'The street',
      );
    }
  });

  test('has its own size after another click, and fits again after the next one', async () => {
    await button('The street').click();
    const whole = await width();
    await shown().click();
    assert.equal(await width(), 2000);
    assert.equal(await enlarged().getByRole('status').innerText(), '100 %');
    await shown().click();
    assert.equal(await width(), whole);
  });

  test('is only enlarged by a double click, which goes to the source elsewhere', async () => {
    await button('The street').dblclick();
    const whole = await width();
    assert.ok(whole < 2000);
    const posted = (await preview.posted()) as { type: string }[];
    assert.ok(!posted.some(({ type }) => type === 'doubleClicked'));
  });

  test('is zoomed by the wheel while Control is pressed', async () => {
    await button('The street').click();
    const whole = await width();
    await shown().hover();
    await preview.page.keyboard.down('Control');
    await preview.page.mouse.wheel(0, -100);
    await preview.page.keyboard.up('Control');
    await preview.page.waitForFunction(
      (before) => (document.querySelector('#viewer img')?.clientWidth ?? 0) > before,
      whole,
    );
    await enlarged().getByRole('button', { name: 'Fit to Page' }).click();
    assert.equal(await width(), whole);
  });

  test('is zoomed from 10 to 800 percent', async () => {
    await button('The street').click();
    for (let press = 0; press < 30; press++) await preview.page.keyboard.press('+');
    assert.equal(await enlarged().getByRole('status').innerText(), '800 %');
    for (let press = 0; press < 40; press++) await preview.page.keyboard.press('-');
    assert.equal(await enlarged().getByRole('status').innerText(), '10 %');
  });

  test('is opened in the editor', async () => {
    await button('The street').click();
    await enlarged().getByRole('button', { name: 'Open Image' }).click();
    assert.deepEqual(await preview.untilPosted('openLink'), { type: 'openLink', href: 'large.svg' });
    await enlarged().waitFor({ state: 'hidden' });
  });

  test('says why it can’t be copied', async () => {
    // The images in the test have another origin than the page, so the browser does not let the page read them.
    await button('The street').click();
    await enlarged().getByRole('button', { name: 'Copy Image' }).click();
    assert.match((await preview.untilPosted('copyFailed')).reason, /\w/);
    await preview.load();
    await preview.untilPosted('ready');
    await preview.tell(updateOf(REPORT));
    await preview.tell({ type: 'copyImage', target: 'nothing.png' });
    await preview.tell({ type: 'copyImage', target: 'figures/house.png' });
    await preview.untilPosted('copyFailed');
  });

  test('has its file in the context of its menu', async () => {
    const context = await button('The street').getAttribute('data-vscode-context');
    assert.deepEqual(JSON.parse(context ?? ''), {
      webviewSection: 'image',
      image: 'large.svg',
      preventDefaultContextMenuItems: true,
    });
  });

  for (const theme of WEBVIEW_THEMES)
    test(`enlarged: axe finds no problems, ${theme.name}`, async () => {
      await preview.setTheme(theme);
      await button('The street').click();
      await enlarged().waitFor();
      for (const size of [1280, 320]) {
        await preview.page.setViewportSize({ width: size, height: 800 });
        await preview.page.screenshot({ path: join(PICTURES, `${theme.bodyClass}-${size}.png`) });
        assert.deepEqual(await axeViolations(preview.page), []);
      }
      await preview.page.setViewportSize({ width: 1280, height: 800 });
    });
});
