import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { type Workbench, openWorkbench } from './support/workbench';

const REPORT = 'reports/README.md';

suite('The Questions view', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
    await workbench.openFile(REPORT);
    await workbench.statusItem(/answered/).waitFor();
    await workbench.runCommand('Report: Focus on Questions View');
    await row('Question 3').waitFor();
  });
  after(async () => {
    await workbench.close();
  });

  test('says of each question its number, wording, state and counts', async () => {
    const labels = await pane()
      .locator('.monaco-list-row')
      .evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label') ?? ''));
    const questions = labels.filter((label) => label.startsWith('Question '));
    assert.notEqual(questions.length, 0);
    for (const label of questions)
      assert.match(label, /^Question \d+, .+, (answered|not answered|\d+ problems?), \d+ words?/);
    await workbench.takePicture('questions');
  });

  test('is used by keyboard alone: an arrow, and Enter goes to the answer', async () => {
    await workbench.runCommand('Report: Focus on Questions View');
    await workbench.page.keyboard.press('Home');
    await workbench.page.keyboard.press('ArrowDown');
    await workbench.page.keyboard.press('Enter');
    await workbench.statusItem(/Q1: /).waitFor();
  });

  test('has its commands in a menu of the editor’s title', async () => {
    await workbench.openFile(REPORT);
    await workbench.page.locator('.editor-actions a[aria-label^="Questions"]').first().click();
    for (const command of ['Go to Next Question That Needs Work', 'Insert Figure…', 'Toggle Checklist Item'])
      await workbench.page.locator('.monaco-menu .action-item', { hasText: command }).waitFor();
    await workbench.takePicture('questions-menu');
    await workbench.page.keyboard.press('Escape');
  });

  function pane(): Locator {
    const header = workbench.page.locator('.pane-header[aria-label^="Questions"]');
    return workbench.page.locator('.sidebar .pane', { has: header });
  }

  function row(label: string): Locator {
    return pane().locator(`.monaco-list-row[aria-label^="${label}, "]`);
  }
});
