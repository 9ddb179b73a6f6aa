import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { openBrowserPage } from '../support/browser';
import { temporaryFolder } from '../support/temporaryFolder';

/** A browser that records what a page does. */
export interface WatchedBrowser {
  readonly page: Page;
  /**
   * Opens a page as people do, as a local file, and does everything that a person can do with each element, except following links. Returns
   * what happened: dialogs, requests except for the page, errors, violations of its policy.
   */
  visit(html: string): Promise<string[]>;
  close(): Promise<void>;
}

/** What a system asks pages outside the editor to look like. */
export const COLOUR_SCHEMES = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const;

/** Events on elements besides clicks. */
export const TOUCHES: readonly string[] = [
  'load',
  'error',
  'toggle',
  'focus',
  'mouseover',
  'pointerenter',
  'animationstart',
  'submit',
];

/** HTML that does what no page may do, and how to notice it if nothing stops it. */
export interface Danger {
  readonly html: string;
  readonly seen: string;
}

/** What every page is watched for: a handler that runs, and any request to another host. */
export const DANGERS: readonly Danger[] = [
  { html: '<p onclick="alert(2)">x</p>', seen: 'dialog 2' },
  { html: '<video poster="https://evil.example/a.png"></video>', seen: 'evil.example/a.png' },
  { html: '<style>p { background: url(https://evil.example/b) }</style>', seen: 'evil.example/b' },
  { html: '<iframe src="https://evil.example/c"></iframe>', seen: 'evil.example/c' },
];

/** Throws unless each of these has happened. */
export function assertSeen(happened: readonly string[], parts: readonly string[]): void {
  const all = happened.join('\n');
  for (const part of parts) assert.ok(all.includes(part), `${part} in ${all}`);
}

/** Opens a browser that records what its pages do. */
export async function openWatchedBrowser(): Promise<WatchedBrowser> {
  const browser = await openBrowserPage();
  const { page, denied } = browser;
  const file = join(temporaryFolder(), 'report.html');
  const address = pathToFileURL(file).toString();
  let happened: string[] = [];
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (url !== address && !url.startsWith('data:image/')) happened.push(`request ${url}`);
  });
  page.on('popup', (popup) => happened.push(`popup ${popup.url()}`));
  page.on('pageerror', (error) => happened.push(`error ${error.message}`));
  page.on('console', (message) => happened.push(`console ${message.text()}`));
  page.on('framenavigated', (frame) => {
    if (frame.url() !== address) happened.push(`navigation ${frame.url()}`);
  });

  return {
    page,
    async visit(html) {
      await writeFile(file, html);
      await page.goto('about:blank');
      happened = [];
      await page.goto(address);
      await page.evaluate(touchEverything, { events: TOUCHES, isLinkSafe: false });
      return [...happened, ...denied.map((url) => `denied ${url}`)];
    },
    close: () => browser.close(),
  };
}

/** Runs in the page: does everything that a person can do with each element; follows only links that are said to stay on the page. */
export function touchEverything({
  events,
  isLinkSafe,
}: {
  readonly events: readonly string[];
  readonly isLinkSafe: boolean;
}): void {
  for (const element of document.querySelectorAll('*')) {
    for (const name of events) element.dispatchEvent(new Event(name));
    if (element instanceof HTMLElement && (isLinkSafe || element.closest('a[href]') === null))
      element.click();
  }
}

/** A page without its policy. */
export function withoutPolicy(html: string): string {
  const bare = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  if (bare === html) throw new Error('the page has no policy');
  return bare;
}
