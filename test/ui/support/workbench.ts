import { mkdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { type FrameLocator, type Locator, type Page, errors } from 'playwright-core';
import { openBrowserPage } from '../../support/browser';
import { eventually } from '../../support/eventually';
import { ROOT, SCREENSHOTS } from '../../support/paths';
import { VSCODE_VERSIONS, type VscodeVersion, installVscode } from '../../support/vscodeInstall';
import { type VscodeServerOptions, startVscodeServer } from '../../support/vscodeServer';
import { startWebHost } from '../../support/webHost';
import { copySamples } from '../../support/workspace';

/** VS Code with the packed extension, as a user sees it. */
export interface Workbench {
  readonly page: Page;
  /** The open folder: a copy of the samples. */
  readonly folder: string;
  /** Requested addresses outside this machine; all of them were blocked. */
  readonly denied: readonly string[];
  /** Opens a file in a subfolder by its path. */
  openFile(path: string): Promise<void>;
  /** Runs a command by its title, and waits for what it opens. */
  runCommand(title: string, opened?: Locator): Promise<void>;
  /** Reloads the window, and waits until it has started. */
  reload(): Promise<void>;
  /** Chooses the first row with a text in a quick input. */
  choose(text: string): Promise<void>;
  /** Clicks the item with a text in the open menu until the menu has closed: a menu that has just opened ignores clicks. */
  chooseInMenu(text: string): Promise<void>;
  /** Opens the quick fix menu at the cursor, and returns the row of the fix with a text when it has the focus. */
  quickFix(text: string): Promise<Locator>;
  /** Opens a report by its path in the folder, and waits until the server has checked it. */
  openReport(path: string): Promise<void>;
  /** Moves the cursor to a position; line and column count from 1, as users see them. */
  goTo(line: number, column?: number): Promise<void>;
  /** Saves the file in the active editor, which must have unsaved changes or get some now. */
  save(): Promise<void>;
  /** Undoes the last change in the active editor, which must be saved, and waits until it has changed. */
  undo(): Promise<void>;
  /** Moves the cursor to the first occurrence of a text in a file that the active editor shows without unsaved changes. */
  goToText(path: string, text: string): Promise<void>;
  /** The status bar item with a text. */
  statusItem(text: string | RegExp): Locator;
  /** Opens the Checklist view in the side bar. */
  showChecklist(): Promise<void>;
  /** The box of an item in the Checklist view, after scrolling to it. */
  checkbox(item: string): Promise<Locator>;
  /** The content of the only webview. */
  preview(): FrameLocator;
  /** Takes a screenshot of the window; returns its path. */
  takePicture(name: string): Promise<string>;
  /** Stops the browser and the server. */
  close(): Promise<void>;
}

const SECONDS_TO_START = 90;
const SECONDS_TO_WAIT = 30;
const SECONDS_TO_REACT = 5;
/** How many rows of a quick input are looked at. */
const MAX_ROWS = 50;
/** In pixels, less than the height of a view: rows out of view do not exist. */
const SCROLL_STEP = 60;

/**
 * Opens the samples with the packed extension in the VS Code server of this run's version, with the given settings and display language.
 * Throws if it doesn't start.
 */
export async function openWorkbench(
  settings: Readonly<Record<string, unknown>> = {},
  { language }: Pick<VscodeServerOptions, 'language'> = {},
): Promise<Workbench> {
  const extensions = process.env['VSCODE_EXTENSIONS'];
  if (extensions === undefined) throw new Error('Run this with `npm run test:ui`.');
  const workspace = await copySamples();
  const server = await startVscodeServer(await installVscode(versionOfRun()), {
    extensions,
    settings,
    ...(language !== undefined && { language }),
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    workspace.remove();
  };
  return openPage(`${server.url}?folder=${encodeURIComponent(workspace.folder)}`, workspace.folder, '', stop);
}

/**
 * Opens a file of the samples with the built extension in a workbench without a server: on a file system in memory, with everything in Web
 * Workers. Throws if it doesn't start.
 */
export async function openWebWorkbench(path: string): Promise<Workbench> {
  const workspace = await copySamples();
  const host = await startWebHost(await installVscode(versionOfRun()), {
    extension: ROOT,
    workspace: workspace.folder,
  });
  const stop = (): Promise<void> => {
    host.stop();
    workspace.remove();
    return Promise.resolve();
  };
  const payload = JSON.stringify([['openFile', `memory:/workspace/${path}`]]);
  return openPage(`${host.url}?payload=${encodeURIComponent(payload)}`, workspace.folder, 'web-', stop);
}

function versionOfRun(): VscodeVersion {
  const version = VSCODE_VERSIONS.find((known) => known === process.env['VSCODE_VERSION']);
  if (version === undefined) throw new Error('Run this with `npm run test:ui`.');
  return version;
}

async function openPage(
  url: string,
  folder: string,
  prefix: string,
  stop: () => Promise<void>,
): Promise<Workbench> {
  const browser = await openBrowserPage();
  const { page } = browser;
  page.setDefaultTimeout(SECONDS_TO_WAIT * 1000);
  const pictures = join(SCREENSHOTS, versionOfRun());
  await mkdir(pictures, { recursive: true });
  const started = (): Promise<void> =>
    page
      .locator('.explorer-folders-view .monaco-list-row')
      .first()
      .waitFor({ timeout: SECONDS_TO_START * 1000 });
  await page.goto(url);
  await started();

  const dirty = page.locator('.tab.active.dirty');
  const input = page.locator('.quick-input-widget input').first();
  /** Presses a key until it has opened something: a key press is lost while a webview is loading. */
  const pressUntil = (key: string, opened: Locator): Promise<true> =>
    eventually(`${key} has an effect`, async () => {
      await page.keyboard.press(key);
      return opened.waitFor({ timeout: SECONDS_TO_REACT * 1000 }).then(() => true, isTimeout);
    });
  /**
   * Opens a quick input with its key and uses it; again if it was closed meanwhile, because a webview that has just loaded takes the focus.
   */
  const inQuickInput = async (key: string, act: () => Promise<boolean>): Promise<void> => {
    page.setDefaultTimeout(SECONDS_TO_REACT * 1000);
    try {
      await eventually(
        `${key} has an effect`,
        async () => {
          await page.keyboard.press(key);
          return input.waitFor().then(act).catch(isTimeout);
        },
        SECONDS_TO_START * 1000,
      );
    } finally {
      page.setDefaultTimeout(SECONDS_TO_WAIT * 1000);
    }
  };
  /** Chooses a row by keyboard: a click may hit another row that has just moved there. */
  const choose = async (row: Locator): Promise<boolean> => {
    await row.waitFor();
    const focused = row.and(page.locator('.focused'));
    for (let rows = 0; rows < MAX_ROWS; rows++) {
      if ((await focused.count()) > 0) {
        await input.press('Enter');
        return true;
      }
      await input.press('ArrowDown');
    }
    return false;
  };
  const rowOf = (text: string): Locator =>
    page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  /** The names of the sample files differ only by folder, and Quick Open lists recent ones first. */
  const fileRow = (path: string): Locator => {
    const place = page.locator('.label-description', { hasText: new RegExp(`^${posix.dirname(path)}$`) });
    return page.locator('.quick-input-list .monaco-list-row').filter({ has: place }).first();
  };
  const statusItem = (text: string | RegExp): Locator => page.locator('.statusbar-item', { hasText: text });
  const goTo = async (line: number, column = 1): Promise<void> => {
    await inQuickInput('Control+G', async () => {
      await input.fill(`:${line}:${column}`);
      // Enter has no effect before the row is shown.
      await rowOf(`line ${line}`).waitFor();
      await input.press('Enter');
      await statusItem(`Ln ${line}, Col ${column}`).waitFor();
      return true;
    });
    await input.waitFor({ state: 'hidden' });
  };
  const runCommand = async (title: string, opened?: Locator): Promise<void> => {
    const row = rowOf(title);
    await inQuickInput('F1', async () => {
      await input.fill(`>${title}`);
      const isChosen = await choose(row);
      if (isChosen) await opened?.waitFor();
      return isChosen;
    });
    // A command may open another input in the same place.
    await row.waitFor({ state: 'hidden' });
  };
  const openFile = async (path: string): Promise<void> => {
    await inQuickInput('ControlOrMeta+P', async () => {
      await input.fill(path);
      return choose(fileRow(path));
    });
    await input.waitFor({ state: 'hidden' });
    await page.locator('.editor-instance .view-lines').first().waitFor();
  };

  return {
    page,
    folder,
    denied: browser.denied,
    openFile,
    async openReport(path) {
      await openFile(path);
      await statusItem(/Q\d+: |to go|All questions are done/).waitFor();
    },
    runCommand,
    async reload() {
      const before = page.waitForEvent('load', { timeout: SECONDS_TO_START * 1000 });
      await runCommand('Developer: Reload Window');
      await before;
      await started();
    },
    async choose(text) {
      await eventually(`${text} is chosen`, () => choose(rowOf(text)));
    },
    async quickFix(text) {
      const row = page.locator('.action-widget .monaco-list-row.focused', { hasText: text });
      await pressUntil('ControlOrMeta+.', row);
      return row;
    },
    goTo,
    async chooseInMenu(text) {
      const entry = page.locator('.monaco-menu .action-item', { hasText: text }).first();
      await entry.waitFor();
      await eventually(`${text} is chosen`, async () => {
        if (!(await entry.isVisible())) return true;
        await entry.click({ timeout: SECONDS_TO_REACT * 1000 }).catch(isTimeout);
        return false;
      });
    },
    async goToText(path, text) {
      const lines = (await readFile(join(folder, path), 'utf8')).split(/\r?\n/);
      const line = lines.findIndex((each) => each.includes(text));
      if (line < 0) throw new Error(`${path} does not contain ${text}`);
      await goTo(line + 1, (lines[line] ?? '').indexOf(text) + 1);
    },
    async undo() {
      await pressUntil('ControlOrMeta+Z', dirty);
    },
    async save() {
      await dirty.waitFor();
      await page.keyboard.press('ControlOrMeta+S');
      await dirty.waitFor({ state: 'detached' });
    },
    statusItem,
    async showChecklist() {
      const boxes = page.locator('.sidebar [role=checkbox]');
      // A click on the icon would hide the side bar if the view is open but has no rows yet.
      if ((await boxes.count()) === 0) await runCommand('Report: Focus on Checklist View');
      await boxes.first().waitFor();
    },
    async checkbox(item) {
      const tree = page.locator('.sidebar .pane', {
        has: page.locator('.pane-header', { hasText: 'Checklist' }),
      });
      const row = tree.locator('.monaco-list-row', { hasText: item });
      await tree.locator('.monaco-list').hover();
      await eventually(`${item} can be seen`, async () => {
        if ((await row.count()) > 0) return true;
        await page.mouse.wheel(0, SCROLL_STEP);
        return false;
      });
      return row.locator('[role=checkbox]');
    },
    preview: () => page.frameLocator('iframe.webview').frameLocator('#active-frame'),
    async takePicture(name) {
      const path = join(pictures, `${prefix}${name}.png`);
      await page.screenshot({ path });
      return path;
    },
    async close() {
      await browser.close();
      await stop();
    },
  };
}

/** Returns false after a timeout; throws all other errors. */
function isTimeout(error: unknown): false {
  if (error instanceof errors.TimeoutError) return false;
  throw error;
}
