import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openWorkbench } from './support/workbench';

/** A word in the picture of each step. */
const STEPS = {
  open: 'Question 3',
  answer: 'Q5:',
  figures: 'figures/q14-1.png',
  checklist: 'Week 1',
  preview: 'Our pipeline',
  overview: '3 questions to go',
  check: '30 of 31',
  handIn: 'Ready.',
};

const REPORT = 'reports/README.md';
const THEMES = ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast'];

suite('The walkthrough', () => {
  // Only `npm run test:matrix` takes the pictures.
  for (const theme of process.env['ALL_THEMES'] === undefined ? [] : THEMES) {
    test(`shows its steps with their pictures in the theme ${theme}`, async () => {
      const workbench = await openWorkbench({ 'workbench.colorTheme': theme });
      try {
        const { page } = workbench;
        // Gives the pictures more room.
        await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
        const steps = page.locator('.getting-started-step');
        await workbench.runCommand('MLOps Report: Open Walkthrough');
        await steps.nth(7).waitFor();
        assert.equal(await steps.count(), 8);
        const media = page.frameLocator('.getting-started-media iframe').frameLocator('#active-frame');
        for (const [index, [name, word]] of Object.entries(STEPS).entries()) {
          if (index > 0) await steps.nth(index).click();
          await media.locator('svg', { hasText: word }).waitFor();
          await workbench.takePicture(`walkthrough-${name}-${theme.toLowerCase().replaceAll(' ', '-')}`);
        }
      } finally {
        await workbench.close();
      }
    });
  }

  test('completes each step as soon as it is done', async () => {
    const workbench = await openWorkbench();
    try {
      const { page } = workbench;
      const done = page.locator('.getting-started-step .codicon.complete');
      /** Opens the walkthrough again and waits until these steps are done. */
      const untilDone = async (...names: (keyof typeof STEPS)[]): Promise<void> => {
        const steps = page.locator('.getting-started-step');
        await workbench.runCommand('MLOps Report: Open Walkthrough');
        await steps.nth(7).waitFor();
        for (const name of names)
          await done.and(page.locator(`[data-done-step-id$="#start#${name}"]`)).waitFor();
        assert.equal(await done.count(), names.length);
      };
      await workbench.openReport(REPORT);
      await untilDone('open');

      await workbench.openReport(REPORT);
      await workbench.goToText(REPORT, '> Answer:');
      await page.keyboard.press('End');
      await page.keyboard.type('\n\nWords by keyboard\n\n![A](figures/a.png)');
      await workbench.showChecklist();
      await (await workbench.checkbox('Act on a change of the registered model')).click();
      await workbench.runCommand('MLOps Report: Open Report Page to the Side');
      await workbench.runCommand('MLOps Report: Check My Report');
      await page.keyboard.press('Escape');
      await workbench.runCommand('MLOps Report: Ready to Hand In?');
      await page.keyboard.press('Escape');
      await workbench.runCommand('MLOps Report: Open Overview');
      await untilDone('open', 'answer', 'figures', 'checklist', 'preview', 'overview', 'check', 'handIn');
      await workbench.takePicture('walkthrough-done');
    } finally {
      await workbench.close();
    }
  });
});
