import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { type Workbench, openWorkbench } from './support/workbench';

suite('The reports of all groups', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
    const read = (path: string): Promise<string> => readFile(join(workbench.folder, path), 'utf8');
    const [report, refused] = [await read('reports/README.md'), await read('refused/reports/README.md')];
    const files: Readonly<Record<string, string>> = {
      'group_1/project/reports/README.md': report,
      'group_2/reports/README.md': refused,
      'group_3/notes.txt': '',
    };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(workbench.folder, path)), { recursive: true });
      await writeFile(join(workbench.folder, path), text);
    }
  });
  after(async () => {
    await workbench.close();
  });

  test('are a table in a panel, and a click opens a report', async () => {
    const { page } = workbench;
    await workbench.openReport('reports/README.md');
    await workbench.runCommand(
      'MLOps Report: Show All Groups',
      page.getByRole('tab', { name: 'All Groups' }),
    );
    const rows = workbench.preview().locator('#groups tbody tr');
    await rows.nth(2).waitFor();
    assert.deepEqual(await rows.locator('th').allTextContents(), ['group_3', 'group_2', 'group_1']);
    await workbench.takePicture('groups');
    await workbench.preview().getByLabel('Filter').fill('refused');
    await rows.nth(0).waitFor({ state: 'hidden' });
    await workbench.preview().getByLabel('Filter').fill('');
    await rows.locator('a', { hasText: 'group_2' }).click();
    await page.locator('.breadcrumbs-control', { hasText: 'group_2' }).waitFor();
  });
});
