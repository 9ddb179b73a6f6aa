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
import { SAMPLES } from '../support/paths';
import { openWatchedBrowser, type WatchedBrowser } from './support';

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

  test('sorts by a column, up and down, and says so', async () => {
    const { page } = browser;
    const head = page.locator('th', { hasText: 'Checker' });
    await head.getByRole('button').click();
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    assert.deepEqual((await names()).slice(-2), ['group_2', 'group_1']);
    await head.getByRole('button').press('Enter');
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    assert.deepEqual((await names()).slice(0, 2), ['group_1', 'group_2']);
  });

  test('filters, and tells how many are shown', async () => {
    const { page } = browser;
    await page.getByLabel('Filter').fill('refused');
    assert.deepEqual(await names(), ['group_2']);
    assert.equal(await page.getByRole('status').textContent(), '1 shown');
    await page.getByLabel('Filter').fill('');
    assert.equal((await names()).length, 4);
  });

  test('a group in the table leads to its problems', async () => {
    const { page } = browser;
    await page.locator('#groups').getByRole('link', { name: 'group_1' }).click();
    assert.ok(await page.locator('#group-group_1 .problems li').first().isVisible());
  });

  test('a question is told without its colour', async () => {
    const cell = browser.page.locator('.heat td.missing').first();
    assert.match((await cell.textContent()) ?? '', /not answered/u);
  });

  test('fits narrow windows and paper', async () => {
    const { page } = browser;
    await page.setViewportSize({ width: 320, height: 700 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing, ${colorScheme}`, async () => {
      const { page } = browser;
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      assert.deepEqual(await axeViolations(page), []);
    });
});
