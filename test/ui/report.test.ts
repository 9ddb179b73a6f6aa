import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, suite, test } from 'node:test';
import { eventually } from '../support/eventually';
import { type Workbench, openWorkbench } from './support/workbench';

const REPORT = 'reports/README.md';
/** An open item in the sample's checklist. */
const OPEN_ITEM = 'Act on a change of the registered model';

/** In the sample's answer to question 20. */
const BROKEN_LINK = '[The images in the registry]';

suite('A report in VS Code', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
  });
  after(async () => {
    await workbench.close();
  });
  afterEach(async () => {
    await workbench.runCommand('File: Revert File');
  });

  test('has squiggles, and a status bar item that shows what is left', async () => {
    await workbench.openReport(REPORT);
    await workbench.goTo(await lineOf('We keep dependencies with'));
    await workbench.page.locator('.squiggly-warning').first().waitFor();
    assert.match((await workbench.statusItem(/words/).innerText()).trim(), /^Q4: \d+ words to go$/);
    await workbench.takePicture('squiggle');
    await workbench.goTo(1);
    assert.match((await workbench.statusItem(/questions to go/).innerText()).trim(), /^\d+ questions to go$/);
  });

  test('has its problems in the Problems panel, each with its code', async () => {
    await workbench.openReport(REPORT);
    await workbench.runCommand('Problems: Focus on Problems View');
    const row = workbench.page.locator('.markers-panel .monaco-list-row', {
      hasText: 'figures/sweep_run.png',
    });
    await row.waitFor();
    assert.match(await row.innerText(), /doesn't exist[\s\S]*MLOps Report[\s\S]*figure-missing/);
    await workbench.takePicture('problems');
    await workbench.runCommand('View: Hide Panel');
  });

  test('is fixed by keyboard alone', async () => {
    await workbench.openReport(REPORT);
    const line = await lineOf('figures/sweep_run.png');
    const text = await editorLine(line);
    await workbench.goTo(line, text.indexOf('sweep_run') + 1);
    await workbench.quickFix('figures/sweep_runs.png');
    await workbench.takePicture('quick-fix');
    await workbench.page.keyboard.press('Enter');
    await workbench.save();
    assert.equal(await editorLine(line), text.replace('sweep_run.png', 'sweep_runs.png'));
  });

  test('is not changed by a fix for a text that somebody else has changed meanwhile', async () => {
    const path = join(workbench.folder, REPORT);
    const text = await readFile(path, 'utf8');
    const lines = text.split('\n');
    const line = await lineOf('Answer:');
    const pulled = lines.toSpliced(line, 0, 'Pulled while a menu was open.').join('\n');
    await workbench.openReport(REPORT);
    const broken = await lineOf(BROKEN_LINK);
    await workbench.goTo(broken, (await editorLine(broken)).indexOf(BROKEN_LINK) + 1);
    await workbench.quickFix('');
    await writeFile(path, pulled);
    await workbench.statusItem(`Ln ${broken + 1}, `).waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.notification-toast', { hasText: 'nothing was fixed' }).waitFor();
    await workbench.takePicture('late-fix');
    assert.equal(await readFile(path, 'utf8'), pulled);
    await workbench.runCommand('Notifications: Clear All Notifications');
    await writeFile(path, text);
    await workbench.goTo(1);
  });

  test('gets an image with one key, and its description can be typed at once', async () => {
    await workbench.openReport(REPORT);
    const line = await lineOf('### Question 19');
    const marker = line + (await linesOf()).slice(line - 1).findIndex((text) => text.includes('Answer:'));
    await workbench.goTo(marker, 4);
    await workbench.quickFix('');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.view-line .snippet-placeholder, .snippet-placeholder').first().waitFor();
    await workbench.page.keyboard.type('Where the recordings lie');
    await workbench.takePicture('image');
    await workbench.page.keyboard.press('Escape');
    await workbench.save();
    assert.match((await linesOf()).join('\n'), /!\[Where the recordings lie\]\(figures\/[\w.]+\)/);
  });

  test('has its checklist in the side bar, where a click ticks one box in the file', async () => {
    await workbench.openReport(REPORT);
    await workbench.showChecklist();
    const before = await linesOf();
    const line = await lineOf(OPEN_ITEM);
    const box = await workbench.checkbox(OPEN_ITEM);
    await box.click();
    await box.and(workbench.page.locator('[aria-checked=true]')).waitFor();
    await workbench.takePicture('tick');
    await workbench.save();
    const ticked = before.map((text, index) => (index === line - 1 ? text.replace('[ ]', '[x]') : text));
    assert.deepEqual(await linesOf(), ticked);
    await workbench.goTo(1);
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await workbench.save();
    assert.deepEqual(await linesOf(), before);
    await box.and(workbench.page.locator('[aria-checked=false]')).waitFor();
  });

  test('is ticked by keyboard, too', async () => {
    await workbench.openReport(REPORT);
    await workbench.showChecklist();
    await workbench.runCommand('Report: Focus on Checklist View');
    await workbench.page.keyboard.press('Home');
    await workbench.page.keyboard.press('ArrowDown');
    await workbench.page.keyboard.press('Space');
    const before = await linesOf();
    await workbench.save();
    const first = before.findIndex((line) => line.startsWith('* [x]'));
    assert.deepEqual(
      await linesOf(),
      before.map((line, index) => (index === first ? line.replace('[x]', '[ ]') : line)),
    );
  });

  test('has a preview beside it that follows typing', async () => {
    await workbench.openReport(REPORT);
    await workbench.runCommand('MLOps Report: Open Report Page to the Side');
    const page = workbench.preview();
    await page.locator('h1', { hasText: 'Nightjar' }).waitFor();
    const figure = page.locator('img[alt]').first();
    await figure.scrollIntoViewIfNeeded();
    await eventually('a figure is shown', () =>
      figure.evaluate((image: HTMLImageElement) => image.naturalWidth > 0),
    );
    await workbench.takePicture('preview');
    await workbench.goTo(1, 3);
    await workbench.page.keyboard.type('The ');
    await page.locator('h1', { hasText: 'The Nightjar' }).waitFor();
  });

  async function linesOf(): Promise<string[]> {
    return (await readFile(join(workbench.folder, REPORT), 'utf8')).split('\n');
  }

  /** The line in the file that contains a text, from 1. */
  async function lineOf(text: string): Promise<number> {
    const index = (await linesOf()).findIndex((line) => line.includes(text));
    assert.notEqual(index, -1, `No line contains ${text}`);
    return index + 1;
  }

  async function editorLine(line: number): Promise<string> {
    return (await linesOf())[line - 1] ?? '';
  }
});
