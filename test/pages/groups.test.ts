import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { URI } from 'vscode-uri';
import type { Group } from '../../server/src/export/groups/group';
import { groupsPage } from '../../server/src/export/groups/groupsPage';
import { judgeGroup } from '../../server/src/features/groups/judgeGroup';
import { localFiles } from '../../server/src/node/localFiles';
import { axeViolations } from '../support/axe';
import { folderWith } from '../support/folderWith';
import { BUILD, SAMPLES } from '../support/paths';
import { WEBVIEW_THEMES, applyTheme } from '../support/webviewThemes';
import { standInForVscode } from './previewPage';
import { COLOUR_SCHEMES, openWatchedBrowser, type WatchedBrowser } from './support';

/** To be looked at. */
const PICTURES = join(BUILD, 'groups');

const HOSTILE = '<img src=x onerror=alert(1)>';

async function groups(): Promise<Group[]> {
  const report = await readFile(join(SAMPLES, 'reports/README.md'), 'utf8');
  const refused = await readFile(join(SAMPLES, 'refused/reports/README.md'), 'utf8');
  const folder = await folderWith({
    'group_1/reports/README.md': report,
    'group_2/reports/README.md': refused,
    'group_3/notes.txt': '',
  });
  const judged = await Promise.all(
    ['group_3', 'group_2', 'group_1'].map((name) =>
      judgeGroup(
        { name, folder: URI.file(join(folder, name)), repository: 'https://github.com/example/x' },
        {
          filesOfReport: localFiles,
          repositories: { around: () => Promise.resolve(null) },
          isEvidenceWanted: false,
          failed: (code) => assert.fail(code),
          broke: () => assert.fail('No group is a defect.'),
        },
      ),
    ),
  );
  return [
    ...judged.map(({ group }) => group),
    {
      name: HOSTILE,
      path: HOSTILE,
      repository: 'javascript:alert(2)',
      report: null,
      work: null,
      failure: HOSTILE,
    },
  ];
}

suite('the page of groups', () => {
  let browser: WatchedBrowser;
  before(async () => {
    browser = await openWatchedBrowser();
    assert.deepEqual(await browser.visit(groupsPage(await groups())), []);
  });
  after(() => browser.close());

  const names = (): Promise<string[]> =>
    browser.page.locator('#groups tbody tr:visible th').allTextContents();

  test('sorts by a column in both directions, and says so', async () => {
    const { page } = browser;
    const head = page.locator('th', { hasText: 'Checker' });
    await head.getByRole('button').click();
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    assert.deepEqual((await names()).slice(-2), ['group_2', 'group_1']);
    await head.getByRole('button').press('Enter');
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    assert.deepEqual((await names()).slice(0, 2), ['group_1', 'group_2']);
  });

  test('filters, and shows how many groups are left', async () => {
    const { page } = browser;
    await page.getByLabel('Filter').fill('refused');
    assert.deepEqual(await names(), ['group_2']);
    assert.equal(await page.getByRole('status').textContent(), '1 shown');
    await page.getByLabel('Filter').fill('');
    assert.equal((await names()).length, 4);
  });

  test('a group in the table links to its problems', async () => {
    const { page } = browser;
    await page.locator('#groups').getByRole('link', { name: 'group_1' }).click();
    assert.ok(await page.locator('#group-group_1 .problems li').first().isVisible());
  });

  test('the state of a question can be read without its colour', async () => {
    const cell = browser.page.locator('.heat td.missing').first();
    assert.match((await cell.textContent()) ?? '', /not answered/u);
  });

  test('fits narrow windows and paper', async () => {
    const { page } = browser;
    await page.setViewportSize({ width: 320, height: 700 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  for (const scheme of COLOUR_SCHEMES)
    test(`axe finds no problems, ${scheme.colorScheme}, forced colours ${scheme.forcedColors}`, async () => {
      const { page } = browser;
      await page.emulateMedia(scheme);
      await openGroups(browser);
      assert.deepEqual(await axeViolations(page), []);
    });
});

suite('the page of groups in a panel', () => {
  let browser: WatchedBrowser;
  before(async () => {
    browser = await openWatchedBrowser();
    await browser.page.addInitScript(standInForVscode);
    const page = groupsPage(await groups(), {
      addressOf: ({ path, report }) => (report ? `file://${path ?? ''}` : null),
      notices: ['Some clones are out of date: see `git fetch`.'],
    });
    assert.deepEqual(await browser.visit(page), []);
    await openGroups(browser);
  });
  after(() => browser.close());

  for (const theme of WEBVIEW_THEMES)
    test(`axe finds no problems, and nothing is cut off: ${theme.name}`, async () => {
      const { page } = browser;
      // The theme of the window may differ from that of the system.
      await page.emulateMedia({ colorScheme: theme.bodyClass === 'vscode-light' ? 'dark' : 'light' });
      await applyTheme(page, theme);
      for (const width of [1280, 640, 320]) {
        await page.setViewportSize({ width, height: 800 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${overflow} pixels too wide at ${width}`);
        await page.screenshot({ path: join(PICTURES, `${theme.bodyClass}-${width}.png`), fullPage: true });
        assert.deepEqual(await axeViolations(page), [], `${width} pixels wide`);
      }
    });

  test('is used by keyboard alone: sorted, filtered, a report opened at a problem', async () => {
    const { page } = browser;
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.reload();
    await openGroups(browser);
    /** Presses Tab until the focus is on an element with a name, and gives the names on the way. */
    const tabTo = async (name: RegExp): Promise<string[]> => {
      const seen: string[] = [];
      for (let stop = 0; stop < 400; stop++) {
        await page.keyboard.press('Tab');
        const now = await page.evaluate(() => {
          const { activeElement: one } = document;
          const label = one instanceof HTMLInputElement ? one.labels?.[0]?.textContent : null;
          return (label ?? one?.getAttribute('aria-label') ?? one?.textContent ?? '').trim();
        });
        seen.push(now);
        if (name.test(now)) return seen;
      }
      throw new Error(`${name.source} is not reached: ${JSON.stringify(seen)}`);
    };
    assert.deepEqual(await tabTo(/^Checker$/), ['Filter', 'Table of groups', 'Group', 'Checker']);
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('th', { hasText: 'Checker' }).getAttribute('aria-sort'), 'ascending');
    await tabTo(/^group_1$/);
    await page.keyboard.press('Enter');
    await tabTo(/^Questions of all groups$/);
    await tabTo(/^Line \d+$/);
    const line = Number(/\d+/.exec(await page.locator(':focus').innerText())?.[0]);
    await page.keyboard.press('Enter');
    const posted = await page.evaluate(() => Reflect.get(window, 'previewPosted') as { open: string }[]);
    assert.deepEqual(
      posted.map(({ open, ...rest }) => ({ ...rest, group: /group_\d/.exec(open)?.[0] })),
      [
        { group: 'group_1', line: 0 },
        { group: 'group_2', line: line - 1 },
      ],
    );
  });
});

/** Opens the details of all groups. */
async function openGroups({ page }: WatchedBrowser): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}
