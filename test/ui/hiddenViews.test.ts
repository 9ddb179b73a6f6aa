import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { makeReport } from '../support/makeReport';
import { openWorkbench } from './support/workbench';

suite('The views', () => {
  test('are hidden where there is no report, and there once one is opened', async () => {
    const workbench = await openWorkbench();
    try {
      const { page, folder } = workbench;
      const icon = page.locator('.activitybar .action-label[aria-label^="Report"]');
      await icon.waitFor();
      await icon.click();
      const rows = page.locator('.sidebar .pane-header', { hasText: 'Questions' });
      await rows.waitFor();
      await workbench.reload();
      // What was open is open again.
      await rows.waitFor();
      await workbench.takePicture('views-after-reload');

      await rename(join(folder, 'reports'), join(folder, 'texts'));
      await workbench.runCommand('View: Show Explorer');
      await workbench.reload();
      await icon.waitFor({ state: 'hidden' });
      await writeFile(join(folder, 'texts/notes.md'), '# Notes\n');
      await workbench.openFile('texts/notes.md');
      await workbench.statusItem('Markdown').waitFor();
      await icon.waitFor({ state: 'hidden' });
      await workbench.takePicture('views-hidden');

      await mkdir(join(folder, 'deep/below'), { recursive: true });
      await writeFile(join(folder, 'deep/below/answers.md'), makeReport());
      await workbench.openReport('deep/below/answers.md');
      await icon.waitFor();
      await workbench.takePicture('views-shown');
    } finally {
      await workbench.close();
    }
  });
});
