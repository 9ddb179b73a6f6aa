import assert from 'node:assert/strict';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { eventually } from '../support/eventually';
import { type Workbench, openWorkbench } from './support/workbench';

const REPORT = 'reports/README.md';
const LINKS = [
  '[web](https://example.org/page)',
  '[notes](notes.txt)',
  '[outside](../../outside.md)',
  '[gone](gone.md)',
  '[question](#question-22)',
  '[script](javascript:alert(1))',
  '<a href="command:workbench.action.closeWindow">command</a>',
].join(' ');
const DETAILS = '<details><summary>More</summary>\n\nBehind the summary.\n\n</details>';

suite('The page of a report', () => {
  let workbench: Workbench;
  let page: FrameLocator;

  before(async () => {
    workbench = await openWorkbench();
    const file = join(workbench.folder, REPORT);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('\n\n', `\n\n${LINKS}\n\n${DETAILS}\n\n`));
    await writeFile(join(workbench.folder, 'reports/notes.txt'), 'Notes.');
    await workbench.openFile(REPORT);
    await workbench.statusItem(/answered/).waitFor();
    await workbench.runCommand('MLOps Report: Open Preview to the Side');
    page = workbench.preview();
    await page.locator('h1', { hasText: 'Nightjar' }).waitFor();
  });
  after(async () => {
    await workbench.close();
  });

  test('may run its own script only, and load from the editor only', async () => {
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.match(
      policy ?? '',
      /^default-src 'none'; img-src 'self' https:\/\/\S+; style-src 'self' https:\/\/\S+; script-src 'nonce-[0-9a-f]{32}'; base-uri 'none'; form-action 'none'$/,
    );
  });

  test('changes in place: what is shown is never made anew', async () => {
    const marked = (): Promise<number> =>
      page.locator('#page').evaluate((root) => {
        const elements = [...root.querySelectorAll<HTMLElement & { isMarked?: true }>('*')];
        return elements.filter((element) => element.isMarked).length;
      });
    await page.locator('#page').evaluate((root) => {
      for (const element of root.querySelectorAll('*')) Object.assign(element, { isMarked: true });
    });
    const before = await marked();
    assert.ok(before > 500, `Only ${before} elements are on the page.`);
    await typeBehind('### Question 9', ' typed');
    await page.locator('h3', { hasText: 'Question 9 typed' }).waitFor();
    assert.equal(await marked(), before);
    await undo();
  });

  test('keeps its place, the selection and open details while text is typed', async () => {
    const details = page.locator('details', { hasText: 'Behind the summary.' });
    await details.locator('summary').click();
    await page.locator('#page').evaluate((root) => {
      getSelection()?.selectAllChildren(root.querySelector('details[open] p') ?? root);
    });
    await typeBehind('# Nightjar', ' typed\n\nA new paragraph.');
    await page.locator('p', { hasText: 'A new paragraph.' }).waitFor();
    assert.equal(
      await page.locator('body').evaluate(() => getSelection()?.toString().trim()),
      'Behind the summary.',
    );
    assert.ok(await details.evaluate((element: HTMLDetailsElement) => element.open));
    await undo();
  });

  test('scrolls with the editor', async () => {
    await goToText('### Question 20');
    await eventually('question 20 can be seen', () => isInView('h3', 'Question 20'));
    await goToText('# Nightjar');
    await eventually('the title can be seen', () => isInView('h1', 'Nightjar'));
  });

  test('leads to the source by a double click', async () => {
    await goToText('### Question 20');
    await eventually('question 20 can be seen', () => isInView('h3', 'Question 20'));
    await page.locator('h3', { hasText: 'Question 21' }).dblclick();
    await workbench.statusItem(`Ln ${String(await lineOf('### Question 21'))}, Col 1`).waitFor();
    await workbench.page.keyboard.insertText('typed at once ');
    await page.locator('p, h3', { hasText: 'typed at once ### Question 21' }).waitFor();
    await undo();
  });

  test('says why a figure is not shown, and shows it when its file is there', async () => {
    const missing = page.locator('.missing-image', { hasText: 'figures/sweep_run.png' });
    await missing.waitFor();
    assert.match(await missing.innerText(), /not found, or not an image/);
    const file = join(workbench.folder, 'reports/figures/sweep_run.png');
    await copyFile(join(workbench.folder, 'reports/figures/losses.png'), file);
    await missing.waitFor({ state: 'detached' });
    await rm(file);
    await missing.waitFor();
  });

  test('follows links to the web only where the reader agrees', async () => {
    await page.locator('a', { hasText: 'web' }).first().click();
    const dialog = workbench.page.locator('.monaco-dialog-box', { hasText: 'https://example.org/page' });
    await dialog.waitFor();
    await workbench.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('follows links inside the page by itself', async () => {
    await page.locator('a', { hasText: 'question' }).first().click();
    await eventually('question 22 can be seen', () => isInView('h3', 'Question 22'));
    await page.locator('body').evaluate(() => {
      scrollTo(0, 0);
    });
  });

  test('leads nowhere else', async () => {
    for (const name of ['script', 'command']) {
      assert.equal(await page.locator('a', { hasText: name }).first().getAttribute('href'), null);
    }
    await page.locator('a', { hasText: 'outside' }).first().click();
    await notice(/outside\.md lies outside the workspace/);
    await page.locator('a', { hasText: 'gone' }).first().click();
    await notice(/There is no file gone\.md/);
  });

  test('opens files of the workspace in the other column', async () => {
    await page.locator('a', { hasText: 'notes' }).first().click();
    await workbench.page.locator('.tab', { hasText: 'notes.txt' }).waitFor();
    await page.locator('h1', { hasText: 'Nightjar' }).waitFor();
  });

  test('is there again after it was hidden, at the same place', async () => {
    await goToText('### Question 20');
    await eventually('question 20 can be seen', () => isInView('h3', 'Question 20'));
    await workbench.page.locator('.tab', { hasText: 'Preview README.md' }).click();
    await workbench.runCommand('File: New Untitled Text File');
    await page.locator('h1', { hasText: 'Nightjar' }).waitFor({ state: 'detached' });
    await workbench.page.locator('.tab', { hasText: 'Preview README.md' }).click();
    await eventually('question 20 can be seen', () => isInView('h3', 'Question 20'));
  });

  async function isInView(selector: string, text: string): Promise<boolean> {
    const element = page.locator(selector, { hasText: text }).first();
    return element.evaluate((found) => {
      const { top, bottom } = found.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
  }

  /** Types at the end of a line, which the file and the editor both hold. */
  async function typeBehind(line: string, text: string): Promise<void> {
    await goToText(line);
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.insertText(text);
  }

  async function goToText(text: string): Promise<void> {
    await showEditor();
    await workbench.goToText(REPORT, text);
  }

  async function showEditor(): Promise<void> {
    await workbench.page.locator('.tab[data-resource-name="README.md"]').click();
  }

  async function undo(): Promise<void> {
    await workbench.runCommand('File: Revert File');
    await page.locator('#page', { hasText: 'typed' }).waitFor({ state: 'detached' });
  }

  async function notice(text: RegExp): Promise<void> {
    await workbench.runCommand('Notifications: Show Notifications');
    await workbench.page.locator('.notification-list-item', { hasText: text }).waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
  }

  async function lineOf(text: string): Promise<number> {
    const lines = (await readFile(join(workbench.folder, REPORT), 'utf8')).split('\n');
    return lines.indexOf(text) + 1;
  }
});
