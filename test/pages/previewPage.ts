import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import type { Face } from '../../common/pageBlock';
import { emptyPage } from '../../client/src/preview/html';
import type { FromPage, PageState, ToPage } from '../../client/webview/messages';
import type { Texts } from '../../client/webview/texts';
import { pageBlocks } from '../../server/src/features/preview/pageBlocks';
import { parseReport } from '../../server/src/report/parse';
import type { Problem } from '../../server/src/rules/rule';
import { openBrowserPage } from '../support/browser';
import { eventually } from '../support/eventually';
import { PNG } from '../support/images';
import { fromRoot } from '../support/paths';
import { applyTheme, type WebviewTheme } from '../support/webviewThemes';

/** The page of a preview as in a webview, in a browser that records what it does. */
export interface PreviewPage {
  readonly page: Page;
  /** Messages from the page to the extension since it was loaded. */
  posted(): Promise<unknown[]>;
  /** Waits until the page has sent a message, and returns the first one of its type. */
  untilPosted<T extends FromPage['type']>(type: T): Promise<Extract<FromPage, { type: T }>>;
  /** Shows the page as VS Code does in a theme. */
  setTheme(theme: WebviewTheme): Promise<void>;
  /** The state that the page keeps. */
  state(): Promise<PageState>;
  /** Sends the page a message, as the extension or anyone else. */
  tell(message: unknown): Promise<void>;
  /** Events since the page was loaded, except its own: dialogs, requests, errors, violations of its policy. */
  readonly happened: readonly string[];
  /** The files that it has requested, as paths from the folder of the report. */
  readonly figures: readonly string[];
  /** Loads the empty page again. */
  load(options?: LoadOptions): Promise<void>;
  close(): Promise<void>;
}

/** Options for loading a page. */
export interface LoadOptions {
  /** Leaves out the policy, which is only the second defence. */
  readonly withoutPolicy?: boolean;
  /** The state that it has kept. */
  readonly state?: unknown;
  /** The URI of its report. */
  readonly uri?: string;
}

const HOST = 'http://preview.localhost';
/** As a webview writes it, and as a browser reads it. */
const WRITTEN_RESOURCES = 'http://file%2Bresources.localhost';
const RESOURCES = 'http://file+resources.localhost';
const ROOT = `${RESOURCES}/workspace/`;
const FOLDER = `${ROOT}reports/`;
const NONCE = '0123456789abcdef0123456789abcdef';
/** Figures whose files don't exist start with this. */
const MISSING = 'gone';
/** And those of 2000 × 1000 pixels. */
const LARGE = 'large';
const LARGE_IMAGE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="1000"><path fill="#c33" d="M0 0h2000v1000z"/></svg>';

/** The English texts of the page. */
export const TEXTS: Texts = {
  image: 'Image',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  fit: 'Fit to Page',
  copyImage: 'Copy Image',
  openImage: 'Open Image',
  close: 'Close',
  copied: 'The image is on the clipboard.',
  missing: 'not found, or not an image',
  outside: 'not shown: outside the workspace',
  language: 'en',
  more: '{0} more are in the Problems panel.',
  error: 'Error',
  warning: 'Warning',
  information: 'Information',
  hint: 'Hint',
  keepFirst: 'Keep the first',
  keepSecond: 'Keep the second',
  keepBoth: 'Keep both',
  skip: 'Skip to the first question',
  faces: 'Which page is shown',
  gitHub: 'GitHub',
  handIn: 'Hand-in',
  aboutGitHub: 'This is how GitHub shows the report.',
  aboutHandIn: 'This is report.html, the page that report.py makes to hand in.',
  differs: 'differs in the hand-in',
};

/** Options for an update. */
export interface UpdateOptions {
  readonly version?: number;
  /** The problems of each question, in order. */
  readonly problems?: readonly (readonly Problem[])[];
  readonly face?: Face;
  /** The questions that show both pages. */
  readonly compared?: readonly string[];
}

/** The page of a report with the problems of its questions. */
export function updateOf(
  text: string,
  { version = 1, problems = [], face = 'github', compared = [] }: UpdateOptions = {},
): Extract<ToPage, { type: 'update' }> {
  const placed = problems.flatMap((own, index) => own.map((problem) => ({ ...problem, index })));
  const view = { face, compared: new Set(compared) };
  const blocks = pageBlocks({ report: parseReport(text), problems: placed }, view);
  return { type: 'update', version, face, blocks };
}

/** Opens the page of a preview with its own script, style and policy. */
export async function openPreviewPage(): Promise<PreviewPage> {
  const browser = await openBrowserPage();
  const { page, denied } = browser;
  const script = await bundledScript('client/webview/preview.ts');
  const styles = new Map<string, string>();
  for (const name of ['panel.css', 'preview.css'])
    styles.set(`${RESOURCES}/${name}`, await readFile(fromRoot(`media/${name}`), 'utf8'));
  let html = '';
  let happened: string[] = [];
  let figures: string[] = [];
  let deniedBefore = 0;

  await page.addInitScript(standInForVscode);
  await page.route(`${HOST}/**`, (route) => {
    const url = route.request().url();
    if (new URL(url).pathname === '/page') return route.fulfill({ contentType: 'text/html', body: html });
    happened.push(`request ${url}`);
    return route.fulfill({ contentType: 'text/html', body: '' });
  });
  await page.route(`${RESOURCES}/**`, (route) => {
    const url = route.request().url();
    if (url === `${RESOURCES}/preview.js`)
      return route.fulfill({ contentType: 'text/javascript', body: script });
    const style = styles.get(url);
    if (style !== undefined) return route.fulfill({ contentType: 'text/css', body: style });
    if (!url.startsWith(ROOT)) {
      happened.push(`request ${url}`);
      return route.abort();
    }
    const path = decodeURIComponent(url.replace(FOLDER, '').replace(ROOT, '../'));
    figures.push(path);
    if (path.startsWith(MISSING)) return route.fulfill({ status: 404 });
    if (path.startsWith(LARGE)) return route.fulfill({ contentType: 'image/svg+xml', body: LARGE_IMAGE });
    return route.fulfill({ contentType: 'image/png', body: Buffer.from(PNG) });
  });
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    // A dialog disappears with its page, and then it can't be dismissed.
    dialog.dismiss().catch(() => undefined);
  });
  page.on('popup', (popup) => happened.push(`popup ${popup.url()}`));
  page.on('pageerror', (error) => happened.push(`error ${error.message}`));
  page.on('console', (message) => {
    if (!message.location().url.startsWith(`${FOLDER}${MISSING}`)) happened.push(`console ${message.text()}`);
  });
  page.on('framenavigated', (frame) => {
    if (frame.url() !== 'about:blank' && frame.url().split('?')[0] !== `${HOST}/page`)
      happened.push(`navigation ${frame.url()}`);
  });

  const posted = (): Promise<unknown[]> =>
    page.evaluate(() => Reflect.get(window, 'previewPosted') as unknown[]);

  return {
    page,
    posted,
    async untilPosted<T extends FromPage['type']>(type: T): Promise<Extract<FromPage, { type: T }>> {
      return eventually(`the page has posted ${type}`, async () => {
        const messages = (await posted()) as FromPage[];
        return (
          messages.find((message): message is Extract<FromPage, { type: T }> => message.type === type) ??
          false
        );
      });
    },
    setTheme: (theme) => applyTheme(page, theme),
    state: () => page.evaluate(() => Reflect.get(window, 'previewState') as PageState),
    tell: (message) =>
      page.evaluate(async (data) => {
        const arrived = new Promise((resolve) => {
          addEventListener('message', resolve, { once: true });
        });
        postMessage(data, '*');
        await arrived;
      }, message),
    get happened() {
      return [...happened, ...denied.slice(deniedBefore).map((url) => `denied ${url}`)];
    },
    get figures() {
      return figures;
    },
    async load({ withoutPolicy = false, state, uri = 'file:///workspace/reports/README.md' } = {}) {
      const whole = emptyPage({
        cspSource: 'http://*.localhost',
        nonce: NONCE,
        script: `${WRITTEN_RESOURCES}/preview.js`,
        styles: [`${WRITTEN_RESOURCES}/panel.css`, `${WRITTEN_RESOURCES}/preview.css`],
        uri,
        folder: FOLDER.replace(RESOURCES, WRITTEN_RESOURCES),
        root: ROOT.replace(RESOURCES, WRITTEN_RESOURCES),
        isLocked: false,
        title: 'Preview of README.md',
        texts: TEXTS,
      });
      html = withoutPolicy ? whole.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '') : whole;
      if (withoutPolicy && html === whole) throw new Error('the page has no policy');
      await page.goto('about:blank');
      happened = [];
      figures = [];
      deniedBefore = denied.length;
      await page.goto(`${HOST}/page?${encodeURIComponent(JSON.stringify(state ?? null))}`);
    },
    close: () => browser.close(),
  };
}

/** Runs in the page before its own script, and provides what a webview does. The page's state is in its address. */
export function standInForVscode(): void {
  const posted: unknown[] = [];
  const kept: unknown = JSON.parse(decodeURIComponent(location.search.slice(1)) || 'null');
  Object.assign(window, {
    previewPosted: posted,
    previewState: kept,
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => posted.push(structuredClone(message)),
      getState: () => Reflect.get(window, 'previewState') as unknown,
      setState: (state: unknown) => Object.assign(window, { previewState: structuredClone(state) }),
    }),
  });
}

/** The script of a webview as it is published, by the path of its source. */
export async function bundledScript(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fromRoot(entry)],
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2023',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
