import { type Browser, type Page, chromium } from 'playwright-core';
import { getBrowser } from './browserInstall';

/** A page in its own browser. */
export interface BrowserPage {
  readonly page: Page;
  /** Blocked addresses outside this machine that something on the page requested. */
  readonly denied: readonly string[];
  /** Closes the browser. */
  close(): Promise<void>;
}

const SIZE = { width: 1280, height: 800 };
const LOCAL = /^(127\.0\.0\.1|localhost|.+\.localhost)$/;

/** Opens a headless browser with one empty page that can reach only this machine. */
export async function openBrowserPage(): Promise<BrowserPage> {
  const browser = await launch();
  const context = await browser.newContext({ viewport: SIZE });
  const denied: string[] = [];
  await context.route(
    (url) => /^(https?|wss?):$/.test(url.protocol) && !LOCAL.test(url.hostname),
    (route) => {
      denied.push(route.request().url());
      return route.abort();
    },
  );
  return { page: await context.newPage(), denied, close: () => browser.close() };
}

async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: await getBrowser(),
    headless: true,
    args: ['--disable-gpu', '--disable-quic'], // Playwright makes sure of the rest
  });
}
