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
    await workbench.statusItem(/to go/).waitFor();
    await workbench.runCommand('Report: Focus on Questions View');
    await row('Question 3').waitFor();
  });
  after(async () => {
    await workbench.close();
  });

  test('shows the number, wording, state and counts of each question', async () => {
    const labels = await pane()
      .locator('.monaco-list-row')
      .evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label') ?? ''));
    const questions = labels.filter((label) => label.startsWith('Question '));
    assert.notEqual(questions.length, 0);
    for (const label of questions)
      assert.match(
        label,
        /^Question \d+, .+, (answered(, \d+ words?)?|not answered, \d+ to \d+ words|\d+ problems?(, \d+ words?)?)/,
      );
    await workbench.takePicture('questions');
  });

  test('works by keyboard alone: an arrow key, and Enter goes to the answer', async () => {
    await workbench.runCommand('Report: Focus on Questions View');
    await workbench.page.keyboard.press('Home');
    await workbench.page.keyboard.press('ArrowDown');
    await workbench.page.keyboard.press('Enter');
    await workbench.statusItem(/Q1: /).waitFor();
  });

  test('shows only what is left after a click on the button in its title, and everything again after another', async () => {
    const done = pane().locator('.monaco-list-row[aria-label*=", answered, "]');
    await done.first().waitFor();
    await clickInTitle('Show Only Unfinished Questions');
    await done.first().waitFor({ state: 'detached' });
    await row('Question 1').waitFor();
    await workbench.takePicture('questions-left');
    await clickInTitle('Show All Questions');
    await done.first().waitFor();
  });

  test('has one command in the editor’s title, next to the preview’s, and the others in the More Actions menu', async () => {
    await workbench.openFile(REPORT);
    const title = workbench.page.locator('.editor-actions');
    await title.locator('a[aria-label^="Go to Next Question That Needs Work"]').click();
    await workbench.statusItem(/Q\d+: /).waitFor();
    await title.locator('a[aria-label^="More Actions"]').click();
    const entry = (text: string): Locator =>
      workbench.page.locator('.monaco-menu .action-item', { hasText: text }).last();
    await entry('Export HTML…').waitFor();
    await entry('Questions').hover();
    for (const command of [
      'Go to Previous Question That Needs Work',
      'Insert Figure…',
      'Toggle Checklist Item',
    ])
      await entry(command).waitFor();
    await workbench.takePicture('questions-menu');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.press('Escape');
  });

  function pane(): Locator {
    const header = workbench.page.locator('.pane-header[aria-label^="Questions"]');
    return workbench.page.locator('.sidebar .pane', { has: header });
  }

  /** Clicks a button in the view's title, which is shown while the view has the mouse or the focus. */
  async function clickInTitle(name: string): Promise<void> {
    await pane().hover();
    await pane().locator(`.pane-header .actions a[aria-label="${name}"]`).click();
  }

  function row(label: string): Locator {
    return pane().locator(`.monaco-list-row[aria-label^="${label}, "]`);
  }
});
