import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from '../support/eventually';
import { fromRoot } from '../support/paths';
import { NEWEST_VSCODE } from '../support/vscodeInstall';
import { type Workbench, openWorkbench } from './support/workbench';

const REPORT = 'reports/README.md';
const QUESTION = 'Question 6';
/** Content that GitHub shows and the hand-in page loses. */
const ANSWER = `We start each job with one line:

\`\`\`bash
# one job for each bird
make train DATA=<path/to/birds>
\`\`\`

It needs:
- a card with 8 GB
- the recordings

| Job | Hours |
| --- | --- |
| small | 2 |`;

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
};

/** Gives the page more room. */
const SETTINGS = { 'workbench.layoutControl.enabled': false, 'window.commandCenter': false };

suite('The hand-in page next to GitHub’s page', () => {
  let workbench: Workbench;
  let page: FrameLocator;

  before(async () => {
    workbench = await openWorkbench(SETTINGS);
    const file = join(workbench.folder, REPORT);
    const text = await readFile(file, 'utf8');
    await writeFile(
      file,
      text.replace(/(### Question 6\n[^]*?Answer:\n)[^]*?(?=\n## |\n### )/, `$1\n${ANSWER}\n`),
    );
    await workbench.openFile(REPORT);
    await workbench.statusItem(/to go/).waitFor();
    await workbench.runCommand('MLOps Report: Open Report Page to the Side');
    page = workbench.preview();
    await page.locator('h1', { hasText: 'Nightjar' }).waitFor();
  });
  after(async () => {
    await workbench.close();
  });

  test('is shown by a command', async () => {
    await tab('Report Page').click();
    await workbench.runCommand('MLOps Report: Show the Hand-in Page');
    await page.locator('body[data-face=hand-in]').waitFor();
    await tab('Hand-in Page').waitFor();
  });

  test('ticks boxes that are text on it', async () => {
    const box = page.getByRole('checkbox', { name: /^Compare new recordings/ });
    const before = await box.isChecked();
    await box.click();
    await eventually('the text has the tick', () =>
      box.evaluate((one: HTMLInputElement, wanted) => one.defaultChecked === wanted, !before),
    );
    await box.click();
    await eventually('the text is as before', () =>
      box.evaluate((one: HTMLInputElement, wanted) => one.defaultChecked === wanted, before),
    );
  });

  test('marks an answer that differs, and shows both versions side by side, in each kind of theme', async () => {
    await tab('Hand-in Page').click();
    await workbench.runCommand('MLOps Report: Show GitHub’s Page');
    await page.locator('body[data-face=github]').waitFor();
    await page.locator('section.question', { hasText: QUESTION }).first().locator('.difference').click();
    const faces = page.locator('.faces');
    await faces.locator('.hand-in h1', { hasText: 'one job for each bird' }).waitFor();
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    for (const [kind, theme] of Object.entries(THEMES)) {
      await mkdir(join(workbench.folder, '.vscode'), { recursive: true });
      await writeFile(
        join(workbench.folder, '.vscode/settings.json'),
        JSON.stringify({ 'workbench.colorTheme': theme }),
      );
      await page.locator(`body.vscode-${kind}`).waitFor();
      await faces.evaluate((one) => {
        one.scrollIntoView();
      });
      const picture = await workbench.takePicture(`faces-${kind}`);
      const isForReadme = process.env['UPDATE_SCREENSHOTS'] !== undefined && kind === 'light';
      if (isForReadme && process.env['VSCODE_VERSION'] === NEWEST_VSCODE)
        await copyFile(picture, fromRoot('media/faces.png'));
    }
    await page.getByRole('button', { name: 'Hand-in', exact: true }).click();
    await page.locator('body[data-face=hand-in]').waitFor();
    await workbench.takePicture('hand-in-high-contrast');
  });

  function tab(name: string): Locator {
    return workbench.page.locator('.tab', { hasText: name });
  }
});
