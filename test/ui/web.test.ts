import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { eventually } from '../support/eventually';
import { type Workbench, openWebWorkbench } from './support/workbench';

const REPORT = 'reports/README.md';

suite('A report in a browser without any server', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWebWorkbench(REPORT);
  });
  after(async () => {
    await workbench.close();
  });

  test('is checked', async () => {
    await workbench.statusItem(/answered/).waitFor();
    await workbench.goToText(REPORT, 'figures/sweep_run.png');
    await workbench.page.locator('.squiggly-error').first().waitFor();
  });

  test('has its checklist', async () => {
    await workbench.showChecklist();
    assert.ok((await workbench.page.locator('.sidebar [role=checkbox]').count()) > 10);
  });

  test('has its page, with the figures from the virtual file system', async () => {
    await workbench.runCommand('MLOps Report: Open Report Preview to the Side');
    await workbench.goToText(REPORT, '### Question 21');
    const figure = workbench.preview().locator('img[src*="builds"]');
    await eventually('the figure is shown', () =>
      figure.evaluate((image: HTMLImageElement) => image.naturalWidth > 0),
    );
    await workbench.takePicture('preview');
  });

  test('sends nothing anywhere', () => {
    assert.deepEqual(workbench.denied, []);
  });
});
