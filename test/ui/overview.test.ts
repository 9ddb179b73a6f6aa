import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from '../support/eventually';
import { type Workbench, openWorkbench } from './support/workbench';

const REPORT = 'reports/README.md';
const TAB = 'Overview of README.md';

/** By the class of a webview's body in each theme. */
const THEMES = {
  'vscode-light': 'Default Light Modern',
  'vscode-dark': 'Default Dark Modern',
  'vscode-high-contrast': 'Default High Contrast',
  'vscode-high-contrast-light': 'Default High Contrast Light',
} as const;

suite('The overview of a report', () => {
  let workbench: Workbench;
  let page: FrameLocator;

  before(async () => {
    workbench = await openWorkbench();
    page = workbench.preview();
    await workbench.openFile(REPORT);
    await workbench.statusItem(/to go/).waitFor();
  });
  after(async () => {
    await workbench.close();
  });

  const row = (number: number): Locator =>
    page.locator('tr.question', { has: page.locator('.number', { hasText: new RegExp(`^${number}$`) }) });

  test('opens from the side bar, next to the text', async () => {
    await workbench.runCommand('Report: Focus on Questions View');
    const header = workbench.page.locator('.sidebar .pane', { hasText: 'Questions' }).first();
    await header.hover();
    await header.locator('.action-label[aria-label^="Open Overview"]').click();
    await page.locator('h1', { hasText: /^\d+ questions to go\.$/ }).waitFor();
    await workbench.page.locator('.tab', { hasText: TAB }).waitFor();
    await workbench.page.locator('.monaco-editor .view-line').first().waitFor();
  });

  test('may run only its own script, and load only from the editor', async () => {
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.match(
      policy ?? '',
      /^default-src 'none'; img-src data:; style-src 'self' https:\/\/\S+; script-src 'nonce-[0-9a-f]{32}'; base-uri 'none'; form-action 'none'$/,
    );
  });

  test('updates a row as its answer is edited', async () => {
    assert.equal(await row(4).locator('.state').innerText(), '38 words to go');
    await workbench.runCommand('View: Focus First Editor Group');
    await workbench.goToText(REPORT, 'We keep dependencies with');
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.insertText(' three more words ');
    await row(4).locator('.state', { hasText: '35 words to go' }).waitFor();
    await workbench.runCommand('File: Revert File');
    await row(4).locator('.state', { hasText: '38 words to go' }).waitFor();
  });

  test('goes to the question on Enter, and selects its placeholder', async () => {
    await row(18).locator('.lead').focus();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.monaco-editor.focused').waitFor();
    await workbench.statusItem(/Q18: /).waitFor();
    await workbench.statusItem(/selected/).waitFor();
  });

  test('goes to a problem', async () => {
    await row(4).locator('button.open').click();
    await page.locator('.problem').first().click();
    await workbench.page.locator('.monaco-editor.focused').waitFor();
    await workbench.statusItem(/Q4: /).waitFor();
  });

  test('looks right in each kind of theme, and at twice the zoom', async () => {
    for (const [bodyClass, theme] of Object.entries(THEMES)) {
      await choose(theme);
      await page.locator(`body.${bodyClass}`).waitFor();
      await workbench.takePicture(`overview-${bodyClass}`);
    }
    await workbench.page.locator('.tab', { hasText: TAB }).click();
    await workbench.runCommand('View: Maximize Editor Group and Hide Side Bars');
    for (const [bodyClass, theme] of Object.entries(THEMES)) {
      await choose(theme);
      await page.locator(`body.${bodyClass}`).waitFor();
      await workbench.takePicture(`overview-whole-${bodyClass}`);
    }
    const { page: window } = workbench;
    const size = window.viewportSize() ?? { width: 1280, height: 800 };
    await window.setViewportSize({ width: size.width / 2, height: size.height / 2 });
    await eventually('nothing is wider than the page', () =>
      page.locator('html').evaluate((root) => root.scrollWidth <= root.clientWidth),
    );
    for (const bodyClass of ['vscode-light', 'vscode-high-contrast'] as const) {
      await choose(THEMES[bodyClass]);
      await page.locator(`body.${bodyClass}`).waitFor();
      await workbench.takePicture(`overview-twice-${bodyClass}`);
    }
    await window.setViewportSize(size);
    await choose(THEMES['vscode-light']);
    await workbench.runCommand('View: Toggle Maximize Editor Group');
  });

  test('is restored with its sort order when the window reloads', async () => {
    await page.getByRole('columnheader', { name: 'State' }).getByRole('button').click();
    await page.locator('[aria-sort=ascending]', { hasText: 'State' }).waitFor();
    // The list of files shows that the window has started.
    await workbench.runCommand('View: Show Explorer');
    await workbench.reload();
    await page.locator('[aria-sort=ascending]', { hasText: 'State' }).waitFor();
    await page.locator('h1', { hasText: 'questions to go' }).waitFor();
  });

  async function choose(theme: string): Promise<void> {
    const settings = join(workbench.folder, '.vscode/settings.json');
    await mkdir(join(workbench.folder, '.vscode'), { recursive: true });
    const before = await readFile(settings, 'utf8').catch(() => '{}');
    const values = JSON.parse(before) as Record<string, unknown>;
    await writeFile(settings, JSON.stringify({ ...values, 'workbench.colorTheme': theme }));
  }
});
