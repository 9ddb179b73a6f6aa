import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { openBrowserPage } from '../../support/browser';
import { SCREENSHOTS } from '../../support/paths';
import { VSCODE_VERSIONS, installVscode } from '../../support/vscodeInstall';
import { startVscodeServer } from '../../support/vscodeServer';
import { copySamples } from '../../support/workspace';

/** VS Code with the packed extension, as somebody sits before it. */
export interface Workbench {
  readonly page: Page;
  /** The folder that is open: a copy of the samples. */
  readonly folder: string;
  /** Opens a file by a part of its path. */
  openFile(path: string): Promise<void>;
  /** Runs a command by its title. */
  runCommand(title: string): Promise<void>;
  /** Puts the cursor somewhere; line and column count from 1, as people see them. */
  goTo(line: number, column?: number): Promise<void>;
  /** Saves the file in the active editor, which must have changed or change now. */
  save(): Promise<void>;
  /** The status bar item that holds a text. */
  statusItem(text: string | RegExp): Locator;
  /** Opens the Checklist view in the side bar. */
  showChecklist(): Promise<void>;
  /** The box of an item in the Checklist view. */
  checkbox(item: string): Locator;
  /** The content of the only webview. */
  preview(): FrameLocator;
  /** Keeps a picture of the window. */
  takePicture(name: string): Promise<void>;
  /** Ends browser and server. */
  close(): Promise<void>;
}

const SECONDS_TO_START = 40;

/** Opens the workbench of the version that the run names. Throws when it does not come up. */
export async function openWorkbench(): Promise<Workbench> {
  const version = VSCODE_VERSIONS.find((known) => known === process.env['VSCODE_VERSION']);
  const vsix = process.env['VSIX'];
  if (version === undefined || vsix === undefined) throw new Error('Run this with `npm run test:ui`.');
  const workspace = await copySamples();
  const server = await startVscodeServer(await installVscode(version), { vsix: [vsix] });
  const browser = await openBrowserPage();
  const { page } = browser;
  const pictures = join(SCREENSHOTS, version);
  await mkdir(pictures, { recursive: true });

  const input = page.locator('.quick-input-widget input').first();
  const pick = async (text: string, row: string): Promise<void> => {
    await input.waitFor();
    await input.fill(text);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first().waitFor();
    await page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  };

  await page.goto(`${server.url}?folder=${encodeURIComponent(workspace.folder)}`);
  await page
    .locator('.explorer-folders-view .monaco-list-row')
    .first()
    .waitFor({ timeout: SECONDS_TO_START * 1000 });

  return {
    page,
    folder: workspace.folder,
    async openFile(path) {
      await page.keyboard.press('ControlOrMeta+P');
      await pick(path, path.split('/').at(-1) ?? path);
      await page.locator('.editor-instance .view-lines').first().waitFor();
    },
    async runCommand(title) {
      await page.keyboard.press('F1');
      await pick(`>${title}`, title);
    },
    async goTo(line, column = 1) {
      await page.keyboard.press('Control+G');
      await input.waitFor();
      await input.fill(`:${line}:${column}`);
      await page.keyboard.press('Enter');
      await input.waitFor({ state: 'hidden' });
    },
    async save() {
      const dirty = page.locator('.tab.active.dirty');
      await dirty.waitFor();
      await page.keyboard.press('ControlOrMeta+S');
      await dirty.waitFor({ state: 'detached' });
    },
    statusItem: (text) => page.locator('.statusbar-item', { hasText: text }),
    async showChecklist() {
      const boxes = page.locator('.sidebar [role=checkbox]');
      if ((await boxes.count()) === 0)
        await page.locator('.activitybar .action-item:has(a[aria-label^="Report"])').click();
      await boxes.first().waitFor();
    },
    checkbox: (item) =>
      page.locator('.sidebar .monaco-list-row', { hasText: item }).locator('[role=checkbox]'),
    preview: () => page.frameLocator('iframe.webview').frameLocator('#active-frame'),
    async takePicture(name) {
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    },
    async close() {
      await browser.close();
      await server.stop();
      workspace.remove();
    },
  };
}
