import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { fromRoot } from './paths';
import { runProcess } from './processes';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_APPS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
const MINUTES_TO_INSTALL = 4;

/**
 * The path of a Chrome, Chromium or Edge: from CHROME_PATH, else an installed one, else one that is downloaded now. Throws with
 * instructions if none can be found.
 */
export async function getBrowser(): Promise<string> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
    return named;
  }
  return findBrowser() ?? (await installBrowser());
}

function findBrowser(): string | undefined {
  return [...usualPlaces(), chromium.executablePath()].find(isProgram);
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return MAC_APPS.flatMap((app) =>
      ['/Applications', join(process.env['HOME'] ?? '', 'Applications')].map((folder) =>
        join(folder, `${app}.app/Contents/MacOS/${app}`),
      ),
    );
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
      const folder = process.env[variable];
      return folder === undefined ? [] : WINDOWS_APPS.map((app) => join(folder, app));
    });
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The distribution's package includes libraries that a bare machine lacks, so it is tried before the download. */
async function installBrowser(): Promise<string> {
  const failures: string[] = [];
  for (const install of [installWithApt, installWithPlaywright]) {
    try {
      await install();
      const browser = findBrowser();
      if (browser !== undefined) return browser;
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(
    `No Chrome, Chromium or Edge was found or could be installed. Install one, or set CHROME_PATH.\n${failures.join('\n')}`,
  );
}

async function installWithApt(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('Installing Chromium from the distribution …');
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: MINUTES_TO_INSTALL * 60_000,
  };
  await runProcess('apt-get', ['update', '-q'], options);
  await runProcess('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], options);
}

async function installWithPlaywright(): Promise<void> {
  console.log('Installing Chromium with Playwright …');
  const cli = fromRoot('node_modules/playwright-core/cli.js');
  await runProcess(process.execPath, [cli, 'install', 'chromium'], { timeout: MINUTES_TO_INSTALL * 60_000 });
}
