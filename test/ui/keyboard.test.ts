import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { eventually } from '../support/eventually';
import { type Workbench, openWorkbench } from './support/workbench';

const REPORT = 'reports/README.md';
/** More than any of our pages has. */
const MOST_STOPS = 300;

/** What has the focus in a page. */
interface Stop {
  readonly name: string;
  readonly tag: string;
}

/** A walk through every view; no mouse is used. */
suite('Every view by keyboard alone', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
    const group = join(workbench.folder, 'group_1/reports/README.md');
    await mkdir(dirname(group), { recursive: true });
    await writeFile(group, await readFile(join(workbench.folder, REPORT), 'utf8'));
    await workbench.openReport(REPORT);
  });
  after(async () => {
    await workbench.close();
  });

  test('Questions: each row has a name that says its state, and Enter goes to the answer', async () => {
    const names = await walk('Questions');
    const questions = names.filter((name) => name.startsWith('Question '));
    assert.equal(questions.length, 31);
    for (const name of questions) assert.match(name, /^Question \d+, .+(answered|problem|words)/);
    await workbench.page.keyboard.press('Enter');
    await workbench.statusItem(/Q31: /).waitFor();
  });

  test('Checklist: each row has a name that says what is done, and the space bar ticks it', async () => {
    const names = await walk('Checklist');
    assert.ok(names.length > 50, `${names.length} rows`);
    const box = workbench.page.locator('.sidebar .monaco-list-row.focused [role=checkbox]');
    const before = await box.getAttribute('aria-checked');
    await workbench.page.keyboard.press('Space');
    await eventually('the box has changed', async () => (await box.getAttribute('aria-checked')) !== before);
    await workbench.runCommand('View: Focus First Editor Group');
    await workbench.runCommand('File: Revert File');
  });

  test('the preview: from the skip button to a problem, and an image enlarged', async () => {
    await showReportAlone();
    await workbench.runCommand('MLOps Report: Open Report Page to the Side');
    await workbench.preview().locator('h1').first().waitFor();
    await workbench.runCommand('View: Focus Next Editor Group');
    await tabTo(/^Skip to the first question$/);
    await workbench.page.keyboard.press('Enter');
    await eventually('the first question has the focus', async () =>
      (await focused()).name.includes('problem'),
    );
    const stops = await tabTo(/./, 'IMG');
    for (const { name, tag } of stops) assert.notEqual(name, '', `a ${tag} without a name`);
    await workbench.page.keyboard.press('Enter');
    const dialog = workbench.preview().getByRole('dialog');
    await dialog.waitFor();
    await workbench.takePicture('image-enlarged');
    await workbench.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await tabTo(/, \d+ problems?$/, 'BUTTON');
    await workbench.page.keyboard.press('Enter');
    await tabTo(/^(?:Error|Warning|Information|Hint) /, 'BUTTON');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.monaco-editor.focused').waitFor();
  });

  test('the overview: to a question', async () => {
    await showReportAlone();
    await workbench.runCommand('MLOps Report: Open Overview');
    await workbench.preview().locator('h1').first().waitFor();
    const stops = await tabTo(/^Question 18\D/, 'BUTTON');
    for (const { name, tag } of stops) assert.notEqual(name, '', `a ${tag} without a name`);
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.monaco-editor.focused').waitFor();
    await workbench.statusItem(/Q18: /).waitFor();
  });

  test('the groups: to a report', async () => {
    await showReportAlone();
    await workbench.runCommand(
      'MLOps Report: Show All Groups',
      workbench.page.getByRole('tab', { name: 'All Groups' }),
    );
    await workbench.preview().locator('#groups tbody tr').first().waitFor();
    await tabTo(/^Filter$/);
    await workbench.page.keyboard.type('group_1');
    await tabTo(/^group_1$/);
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.breadcrumbs-control', { hasText: 'group_1' }).waitFor();
  });

  async function showReportAlone(): Promise<void> {
    await workbench.runCommand('View: Close All Editors');
    await workbench.openReport(REPORT);
  }

  /** Focuses a tree view and goes down through all of its rows; gives their names. */
  async function walk(view: string): Promise<string[]> {
    const { page } = workbench;
    await workbench.runCommand(`Report: Focus on ${view} View`);
    const pane = page.locator('.sidebar .pane', {
      has: page.locator(`.pane-header[aria-label^="${view}"]`),
    });
    const row = pane.locator('.monaco-list-row.focused');
    await pane.locator('.monaco-list-row').first().waitFor();
    const indexOf = async (): Promise<number> => Number(await row.getAttribute('data-index'));
    await page.keyboard.press('Home');
    await eventually('the first row has the focus', async () => (await indexOf()) === 0);
    await page.keyboard.press('End');
    await eventually('the last row has the focus', async () => (await indexOf()) > 0);
    const last = await indexOf();
    await page.keyboard.press('Home');
    const names: string[] = [];
    for (let index = 0; index <= last; index++) {
      await eventually(`row ${index} has the focus`, async () => (await indexOf()) === index);
      const name = (await row.getAttribute('aria-label')) ?? '';
      assert.notEqual(name.trim(), '', `row ${index} of ${view}`);
      names.push(name);
      await page.keyboard.press('ArrowDown');
    }
    return names;
  }

  /** What has the focus in the only webview. */
  function focused(): Promise<Stop> {
    return workbench
      .preview()
      .locator('html')
      .evaluate(() => {
        const { activeElement: one } = document;
        const own = one instanceof HTMLInputElement ? one.labels?.[0]?.textContent : null;
        const names = [own, one?.getAttribute('aria-label'), one?.getAttribute('alt'), one?.textContent];
        const name = names.find((text) => typeof text === 'string' && text.trim() !== '') ?? '';
        return { name: name.trim().replace(/\s+/g, ' '), tag: one?.tagName ?? '' };
      });
  }

  /** Presses Tab until the focus is on an element with a name, of a kind if that is given; gives all on the way. */
  async function tabTo(name: RegExp, tag?: string): Promise<Stop[]> {
    const stops: Stop[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      await workbench.page.keyboard.press('Tab');
      const now = await focused();
      stops.push(now);
      if (name.test(now.name) && (tag === undefined || now.tag === tag)) return stops;
    }
    const seen = stops.map((one) => `${one.tag} ${one.name.slice(0, 40)}`);
    throw new Error(`${name.source} is not reached: ${seen.join('; ')}`);
  }
});
