/** One block of the page; `html` only where the page does not hold it yet. */
export interface PageBlock {
  readonly key: string;
  /** The block's first line in the document, from 0. */
  readonly line: number;
  readonly html?: string;
}

/** What the extension tells the page. */
export type ToPage =
  /** The blocks of the page in order. */
  | { readonly type: 'update'; readonly blocks: readonly PageBlock[] }
  /** There is nothing to show, or what is shown is old: a sentence that says why. */
  | { readonly type: 'notice'; readonly text: string }
  /** Show a line of the document at the top; it may be a fraction. */
  | { readonly type: 'scroll'; readonly line: number }
  /** A file beside the report was written, made or deleted; `uri` is its address inside the page. */
  | { readonly type: 'fileChanged'; readonly uri: string };

/** What the page tells the extension. Lines count from 0. */
export type FromPage =
  /** The page's script runs and the page is empty. */
  | { readonly type: 'ready' }
  /** The page was scrolled by hand; `line`, maybe a fraction, is at its top. */
  | { readonly type: 'scrolled'; readonly line: number }
  | { readonly type: 'openSource'; readonly line: number }
  | { readonly type: 'openLink'; readonly href: string };

/** What the page keeps while it is hidden or the window is reloaded. */
export interface PageState {
  /** The report's URI. */
  readonly uri: string;
  /** The line at the top, from 0. */
  readonly line: number;
}

/** Whether a value is a message of the page. */
export function isFromPage(value: unknown): value is FromPage {
  if (!isObject(value)) return false;
  switch (value['type']) {
    case 'ready':
      return true;
    case 'scrolled':
    case 'openSource':
      return isLine(value['line']);
    case 'openLink':
      return typeof value['href'] === 'string';
    default:
      return false;
  }
}

/** Whether a value is a message of the extension. */
export function isToPage(value: unknown): value is ToPage {
  if (!isObject(value)) return false;
  switch (value['type']) {
    case 'update':
      return Array.isArray(value['blocks']) && value['blocks'].every(isPageBlock);
    case 'notice':
      return typeof value['text'] === 'string';
    case 'scroll':
      return isLine(value['line']);
    case 'fileChanged':
      return typeof value['uri'] === 'string';
    default:
      return false;
  }
}

/** Whether a value is what the page kept. */
export function isPageState(value: unknown): value is PageState {
  return isObject(value) && typeof value['uri'] === 'string' && isLine(value['line']);
}

function isPageBlock(value: unknown): value is PageBlock {
  if (!isObject(value)) return false;
  return (
    typeof value['key'] === 'string' &&
    isLine(value['line']) &&
    (value['html'] === undefined || typeof value['html'] === 'string')
  );
}

function isLine(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
