import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { type Workbench, openWorkbench } from './support/workbench';

const REPORT = 'reports/README.md';

suite('In Danish', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({}, { language: 'da' });
    await workbench.openFile(REPORT);
  });
  after(async () => {
    await workbench.close();
  });

  test('the status bar shows what is left, and a code lens the counts of each answer', async () => {
    await workbench.statusItem(/^\s*\d+ spørgsmål mangler\s*$/u).waitFor();
    await workbench.goToText(REPORT, '### Question 4');
    await workbench.statusItem(/S4: 38 ord mangler/u).waitFor();
    await lens('62 / 100–200 ord · 2 problemer').waitFor();
  });

  test('the views have Danish names and rows', async () => {
    await workbench.runCommand('Rapport: Focus on Spørgsmål View');
    await sideBar('Spørgsmål 3').waitFor();
    const label = (await sideBar('Spørgsmål 4').getAttribute('aria-label')) ?? '';
    assert.match(label, /^Spørgsmål 4, .+, 2 problemer, 62 ord af 100 til 200$/u);
    await workbench.page.locator('.pane-header[aria-label^="Tjekliste"]').waitFor();
    await workbench.takePicture('danish');
  });

  test('problems have Danish messages', async () => {
    await workbench.runCommand('Problems: Focus on Problems View');
    await workbench.page
      .locator('.markers-panel .monaco-list-row', {
        hasText: '62 ord indtil nu; spørgsmålet beder om 100–200.',
      })
      .waitFor();
    await workbench.takePicture('danish-problems');
    await workbench.runCommand('View: Hide Panel');
  });

  test('the hover of a heading shows the limits', async () => {
    await workbench.goToText(REPORT, '### Question 4');
    await workbench.runCommand('Show or Focus Hover');
    await workbench.page.locator('.monaco-hover', { hasText: 'Grænser: 100–200 ord' }).waitFor();
    await workbench.takePicture('danish-hover');
  });

  test('commands have Danish names', async () => {
    await workbench.runCommand('MLOps Report: Kontrollér min rapport');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Spørgsmål 4' }).waitFor();
    await workbench.takePicture('danish-verdict');
    await workbench.page.keyboard.press('Escape');
  });

  test('settings have Danish descriptions', async () => {
    await workbench.runCommand('Preferences: Open Settings (UI)');
    await workbench.page.keyboard.insertText('@ext:mlops-report.mlops-report');
    await workbench.page.locator('.settings-editor', { hasText: 'Viser over hvert spørgsmål' }).waitFor();
    await workbench.takePicture('danish-settings');
  });

  function lens(text: string): Locator {
    return workbench.page.locator('.codelens-decoration', { hasText: text });
  }

  function sideBar(title: string): Locator {
    return workbench.page.locator(`.sidebar .monaco-list-row[aria-label^="${title}, "]`);
  }
});
