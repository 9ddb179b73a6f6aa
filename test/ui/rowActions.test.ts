import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, suite, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { png } from '../support/pictures';
import { type Workbench, openWorkbench } from './support/workbench';

const REPORT = 'reports/README.md';
/** Answered in the sample, without a figure. */
const QUESTION = 'Question 7';

suite('Actions on rows', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
    await workbench.openFile(REPORT);
    await workbench.statusItem(/to go/).waitFor();
    await workbench.runCommand('Report: Focus on Questions View');
  });
  after(async () => {
    await workbench.close();
  });
  afterEach(async () => {
    await workbench.openFile(REPORT);
    await workbench.runCommand('File: Revert File');
  });

  test('a question’s menu goes to it', async () => {
    await chooseFromMenu(QUESTION, 'Go to Question');
    await workbench.statusItem(/Q7: /).waitFor();
  });

  test('a question’s menu copies a link to it, which can be pasted elsewhere', async () => {
    await chooseFromMenu(QUESTION, 'Copy Link to Question');
    await workbench.statusItem('Copied: [Question 7](reports/README.md#question-7)').waitFor();
  });

  test('a question’s menu inserts a figure from anywhere, which is copied with an unused name', async () => {
    const elsewhere = join(workbench.folder, 'elsewhere');
    const picture = png(30, 20);
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, 'builds.png'), picture);
    await writeFile(join(elsewhere, 'neighbour.png'), picture);
    await chooseFromMenu(QUESTION, 'Insert Figure…');
    await listRow('Choose Another Image…').click();
    await workbench.takePicture('choose-image');
    await input().fill(join(elsewhere, 'builds.png'));
    await listRow('neighbour.png').waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.tab.active.dirty').waitFor();
    await workbench.save();
    const answer = await answerOf(7);
    assert.match(answer, /!\[description\]\(figures\/builds-2\.png\)/u);
    const copy = await readFile(join(workbench.folder, 'reports/figures/builds-2.png'));
    assert.deepEqual(new Uint8Array(copy), picture);
  });

  test('an unused figure is opened, or shown in the Explorer, by the buttons in its row', async () => {
    await writeFile(join(workbench.folder, 'reports/figures/left-over.png'), png(30, 20));
    const buttons = [
      ['Open the Image', '.tab.active[data-resource-name="left-over.png"]'],
      [
        'Show in the Explorer',
        '.explorer-folders-view .monaco-list-row.focused[aria-label^="left-over.png"]',
      ],
    ] as const;
    for (const [button, shown] of buttons) {
      await workbench.openFile(REPORT);
      await workbench.goToText(REPORT, '### Question 7');
      await workbench.runCommand('MLOps Report: List Unused Figures', listRow('left-over.png'));
      await workbench.takePicture('unused-figures');
      await listRow('left-over.png').hover();
      await listRow('left-over.png').locator(`a[aria-label="${button}"]`).click();
      await workbench.page.locator(shown).waitFor();
    }
  });

  /** Opens the context menu of a question's row. A menu that has just opened ignores the mouse for a moment, but not Enter. */
  async function chooseFromMenu(question: string, command: string): Promise<void> {
    const { page } = workbench;
    await page.locator(`.sidebar .monaco-list-row[aria-label^="${question}, "]`).click({ button: 'right' });
    await page.locator('.monaco-menu .action-item', { hasText: command }).hover();
    await page.keyboard.press('Enter');
    await page.locator('.monaco-menu').waitFor({ state: 'detached' });
  }

  function input(): Locator {
    return workbench.page.locator('.quick-input-widget input').first();
  }

  function listRow(text: string): Locator {
    return workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  }

  async function answerOf(question: number): Promise<string> {
    const text = await readFile(join(workbench.folder, REPORT), 'utf8');
    return text.slice(text.indexOf(`### Question ${question}`), text.indexOf(`### Question ${question + 1}`));
  }
});
