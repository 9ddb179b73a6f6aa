import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually';
import { type Workbench, openWorkbench } from './support/workbench';

const REPORT = 'reports/README.md';
interface Theme {
  /** The name in the setting. */
  readonly theme: string;
  /** The class of the window in themes of this kind. */
  readonly mark: string;
}

const THEMES: Readonly<Record<string, Theme>> = {
  light: { theme: 'Default Light Modern', mark: 'vs' },
  dark: { theme: 'Default Dark Modern', mark: 'vs-dark' },
  'high-contrast-dark': { theme: 'Default High Contrast', mark: 'hc-black' },
  'high-contrast-light': { theme: 'Default High Contrast Light', mark: 'hc-light' },
};

/** Uses only the keyboard. */
suite('A report by keyboard, in each kind of theme', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
  });
  after(async () => {
    await workbench.close();
  });

  test('the views are empty while no report is open, and say what to do', async () => {
    const { page } = workbench;
    await page.locator('.activitybar .action-item:has(a[aria-label^="Report"])').click();
    const button = page.locator('.sidebar .welcome-view-content .monaco-button', {
      hasText: 'Open Your Report',
    });
    await button.waitFor();
    await workbench.statusItem(/Your report: \d+ of 31 pass/).waitFor();
    await page.locator('.sidebar .description', { hasText: /Your report: \d+ of 31 pass/ }).waitFor();
    await takePictures('empty');
  });

  test('code lenses and views', async () => {
    const { page } = workbench;
    await workbench.openFile(REPORT);
    await workbench.statusItem(/to go/).waitFor();
    await workbench.goToText(REPORT, '### Question 4');
    await page.locator('.codelens-decoration', { hasText: '62 / 100–200 words' }).waitFor();
    await page.locator('.sidebar .monaco-list-row[aria-label^="Question 4, "]').waitFor();
    await takePictures('views');
  });

  test('hovers of a heading, a figure and a problem', async () => {
    await hoverAt(workbench, '### Question 4', 'Limits: 100–200 words');
    await takePictures('hover-heading');
    await hoverAt(workbench, 'figures/builds.png', 'pixels');
    await takePictures('hover-figure');
    await hoverAt(workbench, 'figures/sweep_run.png', "doesn't exist");
    await takePictures('hover-problem');
  });

  test('completions of figures, with a picture', async () => {
    await completeFigure(workbench);
    await takePictures('completion');
    await workbench.page.keyboard.press('Escape');
    await workbench.runCommand('File: Revert File');
  });

  test('going to a question by its number', async () => {
    const { page } = workbench;
    await workbench.runCommand('MLOps Report: Go to Question…');
    await listRow(workbench, 'Question 1').waitFor();
    await takePictures('go-to');
    await page.keyboard.type('12');
    await workbench.choose('Question 12');
    await workbench.statusItem(/Q12: /).waitFor();
  });

  test('a new report, with a warning about a number of questions that the checker refuses', async () => {
    const { page } = workbench;
    await workbench.runCommand('MLOps Report: New Report…');
    await page.locator('.quick-input-widget', { hasText: 'How many questions?' }).waitFor();
    await page.keyboard.type('26');
    await page.locator('.quick-input-widget', { hasText: 'It expects 27 or 31' }).waitFor();
    await takePictures('new-report');
    await page.keyboard.press('Escape');
  });

  /** Takes a screenshot of the current view in each theme; only in the light one unless `npm run test:matrix` asks for all. */
  async function takePictures(part: string): Promise<void> {
    const themes = Object.entries(THEMES);
    for (const [name, theme] of process.env['ALL_THEMES'] === undefined ? themes.slice(0, 1) : themes) {
      await choose(workbench, theme);
      await workbench.takePicture(`theme-${part}-${name}`);
    }
  }
});

/** Sets the theme for the folder, and waits until the window uses it. */
async function choose({ page, folder }: Workbench, { theme, mark }: Theme): Promise<void> {
  await mkdir(join(folder, '.vscode'), { recursive: true });
  await writeFile(join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
  await page.locator(`.monaco-workbench.${mark}`).waitFor();
}

/** Moves the cursor to a text and shows its hover. */
async function hoverAt(workbench: Workbench, text: string, expected: string): Promise<void> {
  await workbench.page.keyboard.press('Escape');
  await workbench.goToText(REPORT, text);
  await workbench.runCommand('Show or Focus Hover');
  await workbench.page.locator('.monaco-editor .monaco-hover', { hasText: expected }).first().waitFor();
}

/** Starts a figure in question 4, and shows the picture of the first completion. */
async function completeFigure(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await page.keyboard.press('Escape');
  await workbench.goToText(REPORT, 'We keep dependencies with');
  await page.keyboard.press('End');
  await page.keyboard.type('\n\n![A bird](');
  const widget = page.locator('.suggest-widget.visible');
  if ((await widget.count()) === 0) await page.keyboard.press('Control+Space');
  await widget.locator('.monaco-list-row', { hasText: 'figures/' }).first().waitFor();
  const details = page.locator('.suggest-details-container .suggest-details');
  await eventually('the details are shown', async () => {
    if (await details.isVisible()) return true;
    await page.keyboard.press('Control+Space');
    return details.isVisible();
  });
  await details.locator('img').waitFor();
}

function listRow({ page }: Workbench, text: string): Locator {
  return page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
}
