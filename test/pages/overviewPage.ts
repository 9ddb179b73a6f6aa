import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import type { Page } from 'playwright-core';
import { overviewHtml } from '../../client/src/overview/html';
import type { FromOverview, OverviewState } from '../../client/webview/overview/messages';
import { overviewTexts } from '../../common/overview/texts';
import type { ReportSummary } from '../../common/protocol';
import { updateSince } from '../../common/summaryUpdate';
import { openBrowserPage } from '../support/browser';
import { eventually } from '../support/eventually';
import { fromRoot } from '../support/paths';
import { applyTheme, type WebviewTheme } from '../support/webviewThemes';
import { bundledScript, standInForVscode } from './previewPage';

/** The page of an overview as in a webview, in a browser that records what it does. */
export interface OverviewPage {
  readonly page: Page;
  /** Reloads the page with its state. */
  load(state?: OverviewState): Promise<void>;
  /** Shows a summary as the extension does: what has changed since the last one. */
  show(summary: ReportSummary): Promise<void>;
  /** Sends the page a message, as the extension or anyone else. */
  tell(message: unknown): Promise<void>;
  /** Gives the page the colours of a theme. */
  setTheme(theme: WebviewTheme): Promise<void>;
  /** Waits until the page has sent a message, and returns the last one. */
  untilPosted<T extends FromOverview['type']>(type: T): Promise<Extract<FromOverview, { type: T }>>;
  /** All messages of that type since the page was loaded. */
  posted<T extends FromOverview['type']>(type: T): Promise<Extract<FromOverview, { type: T }>[]>;
  /** The state that the page keeps. */
  state(): Promise<OverviewState>;
  /** Events since the page was loaded, except its own: requests, errors, violations of its policy. */
  readonly happened: readonly string[];
  close(): Promise<void>;
}

const HOST = 'http://overview.localhost';
/** The URI of the report in these tests. */
export const REPORT_URI = 'file:///workspace/reports/README.md';

/** Opens the page of an overview with its own script, style and policy. */
export async function openOverviewPage(): Promise<OverviewPage> {
  const browser = await openBrowserPage();
  const { page, denied } = browser;
  const script = await bundledScript('client/webview/overview/overview.ts');
  const styleOf = (name: string): Promise<string> => readFile(fromRoot(`media/${name}`), 'utf8');
  const html = overviewHtml({
    cspSource: HOST,
    nonce: '0123456789abcdef0123456789abcdef',
    script: `${HOST}/overview.js`,
    styles: [`${HOST}/panel.css`, `${HOST}/overview.css`],
    uri: REPORT_URI,
    title: 'Overview of README.md',
    texts: overviewTexts(l10n),
  });
  let happened: string[] = [];
  let shown: ReportSummary | undefined;
  const files: Readonly<Record<string, { contentType: string; body: string }>> = {
    '/page': { contentType: 'text/html', body: html },
    '/overview.js': { contentType: 'text/javascript', body: script },
    '/panel.css': { contentType: 'text/css', body: await styleOf('panel.css') },
    '/overview.css': { contentType: 'text/css', body: await styleOf('overview.css') },
  };
  await page.addInitScript(standInForVscode);
  await page.route(`${HOST}/**`, (route) => {
    const file = files[new URL(route.request().url()).pathname];
    if (file) return route.fulfill(file);
    happened.push(`request ${route.request().url()}`);
    return route.abort();
  });
  page.on('pageerror', (error) => happened.push(`error ${error.message}`));
  page.on('console', (message) => happened.push(`console ${message.text()}`));

  const tell = (message: unknown): Promise<void> =>
    page.evaluate(async (data) => {
      const arrived = new Promise((resolve) => {
        addEventListener('message', resolve, { once: true });
      });
      postMessage(data, '*');
      await arrived;
    }, message);

  async function posted<T extends FromOverview['type']>(
    type: T,
  ): Promise<Extract<FromOverview, { type: T }>[]> {
    const all = await page.evaluate(() => Reflect.get(window, 'previewPosted') as FromOverview[]);
    return all.filter((one): one is Extract<FromOverview, { type: T }> => one.type === type);
  }

  return {
    page,
    tell,
    async load(state) {
      await page.goto('about:blank');
      happened = [];
      shown = undefined;
      await page.goto(`${HOST}/page?${encodeURIComponent(JSON.stringify(state ?? null))}`);
    },
    async show(summary) {
      await tell({ type: 'update', report: updateSince(shown, summary) });
      shown = summary;
    },
    setTheme: (theme) => applyTheme(page, theme),
    posted,
    untilPosted: (type) =>
      eventually(`the page has posted ${type}`, async () => (await posted(type)).at(-1) ?? false),
    state: () => page.evaluate(() => Reflect.get(window, 'previewState') as OverviewState),
    get happened() {
      return [...happened, ...denied.map((url) => `denied ${url}`)];
    },
    close: () => browser.close(),
  };
}
