import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openWorkbench } from './support/workbench';

/** A word in the picture of each step. */
const STEPS = {
  open: 'Question 3',
  answer: 'Q5:',
  preview: 'Our pipeline',
  overview: '3 questions to go',
  check: '30 of 31',
};

const THEMES = ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast'];

suite('The walkthrough', () => {
  // `npm run test:matrix` asks for all.
  for (const theme of process.env['ALL_THEMES'] === undefined ? THEMES.slice(0, 1) : THEMES) {
    test(`shows its five steps with their pictures in the theme ${theme}`, async () => {
      const workbench = await openWorkbench({ 'workbench.colorTheme': theme });
      try {
        const { page } = workbench;
        // Gives the pictures more room.
        await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
        await openWalkthrough(page, 'Write a Report');
        const steps = page.locator('.getting-started-step');
        await steps.nth(4).waitFor();
        assert.equal(await steps.count(), 5);
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
});

async function openWalkthrough(page: Page, title: string): Promise<void> {
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill('>Welcome: Open Walkthrough...');
  await rows.filter({ hasText: 'Open Walkthrough' }).first().click();
  await page.locator('input[placeholder="Select a walkthrough to open"]').fill(title);
  await rows.filter({ hasText: title }).first().click();
}
