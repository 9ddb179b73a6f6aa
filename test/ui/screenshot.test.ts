import { copyFile } from 'node:fs/promises';
import { after, before, suite, test } from 'node:test';
import { eventually } from '../support/eventually';
import { fromRoot } from '../support/paths';
import { NEWEST_VSCODE } from '../support/vscodeInstall';
import { type Workbench, openWorkbench } from './support/workbench';

/** Gives the report more room. */
const SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.folding': false,
  'editor.glyphMargin': false,
  'editor.lineNumbersMinChars': 3,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};

suite('The window', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench(SETTINGS);
  });
  after(async () => {
    await workbench.close();
  });

  test('shows a report with its problems, its checklist and its preview', async () => {
    const { page } = workbench;
    await workbench.openFile('reports/README.md');
    await workbench.showChecklist();
    await workbench.runCommand('MLOps Report: Open Report Page to the Side');
    await workbench.goToText('reports/README.md', '### Question 21');
    const figure = workbench.preview().locator('img[src*="builds"]');
    await eventually('the figure is shown', () =>
      figure.evaluate((image: HTMLImageElement) => image.naturalWidth > 0),
    );
    await page.locator('.squiggly-warning').first().waitFor();
    const picture = await workbench.takePicture('window');
    if (process.env['UPDATE_SCREENSHOTS'] !== undefined && process.env['VSCODE_VERSION'] === NEWEST_VSCODE) {
      await copyFile(picture, fromRoot('media/screenshot.png'));
    }
  });
});
