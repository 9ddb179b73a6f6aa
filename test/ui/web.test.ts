import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually';
import { addImages } from './support/addImages';
import { type Workbench, openWebWorkbench } from './support/workbench';

const REPORT = 'reports/README.md';

suite('A report in a browser without a server', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWebWorkbench(REPORT);
  });
  after(async () => {
    await workbench.close();
  });

  test('is checked', async () => {
    await workbench.statusItem(/to go/).waitFor();
    await workbench.goToText(REPORT, 'figures/sweep_run.png');
    await workbench.page.locator('.squiggly-error').first().waitFor();
  });

  test('has its checklist', async () => {
    await workbench.showChecklist();
    assert.ok((await workbench.page.locator('.sidebar [role=checkbox]').count()) > 10);
  });

  test('saves pasted and dropped images in its folder “figures”', async () => {
    const { page } = workbench;
    const given = [
      ['paste', 'q14-1.png'],
      ['drop', 'q14-2.png'],
    ] as const;
    for (const [how, figure] of given) {
      await workbench.goToText(REPORT, 'Every run reports to one project');
      await addImages(page, how, ['image.png']);
      const link = `![description](figures/${figure})`;
      await page.locator('.editor-instance .view-line', { hasText: link }).waitFor();
    }
    await workbench.runCommand('Explorer: Focus on Folders View');
    const file = (name: string): Locator =>
      page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`);
    await file('figures').click();
    for (const [, figure] of given) await file(figure).waitFor();
    await workbench.takePicture('pasted-figure');
  });

  test('has its preview, with the figures from the virtual file system', async () => {
    await workbench.runCommand('MLOps Report: Open Report Page to the Side');
    await workbench.goToText(REPORT, '### Question 21');
    const figure = workbench.preview().locator('img[src*="builds"]');
    await eventually('the figure is shown', () =>
      figure.evaluate((image: HTMLImageElement) => image.naturalWidth > 0),
    );
    await workbench.takePicture('preview');
  });

  test('sends no requests', () => {
    assert.deepEqual(workbench.denied, []);
  });
});
