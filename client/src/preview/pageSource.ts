import { workspace, type LogOutputChannel, type Uri } from 'vscode';
import type { OpenPageParams, PageChangedParams } from '../../../common/protocol';
import type { LanguageServer } from '../server/languageServer';

/** The server's updates for the page of one report. */
export interface PageSource {
  /** Whether the page is open. */
  readonly isOpen: boolean;
  /** Requests the whole page and then every change. Never rejects. */
  open(): Promise<void>;
  /** Requests the whole open page again, after a restart of the server or a change of what to show. Never rejects. */
  reopen(): Promise<void>;
  /** Stops updates until it is opened again. */
  close(): void;
  /** Opens the document again if VS Code has closed it; then the server sends its page. Never rejects. */
  refresh(): Promise<void>;
  /** Resolves when the page of the newest version has arrived, or on timeout. */
  untilNewest(): Promise<void>;
  dispose(): void;
}

/** The services and callbacks of a page source. */
export interface PageSourceContext {
  readonly server: LanguageServer;
  readonly log: LogOutputChannel;
  /** What the page shows now. */
  readonly view: () => Pick<OpenPageParams, 'face' | 'compared'>;
  /** Called with each update; `isFirst` for the first one after `open`. */
  readonly onPage: (page: PageChangedParams, isFirst: boolean) => void;
  /** The document can't be opened. `isFirst` if no page has arrived yet. */
  readonly onUnopened: (isFirst: boolean) => void;
  /** The server doesn't answer. */
  readonly onFailed: () => void;
}

/** Timeout for the page of a new version, in milliseconds. */
const TIMEOUT_MS = 5000;

/** The number of the last page, unique among all previews. */
let pages = 0;

/** Creates the source for a report's page; nothing is sent until it is opened. */
export function createPageSource(uri: Uri, context: PageSourceContext): PageSource {
  const { server, log, view, onPage, onUnopened, onFailed } = context;
  const waiting = new Set<() => void>();
  let page: string | null = null;
  /** Version of the last update; null if none has arrived since it was opened. */
  let shown: number | null = null;
  const listener = server.onDidChangePage((changed) => {
    if (changed.page !== page) return;
    const isFirst = shown === null;
    shown = changed.version;
    onPage(changed, isFirst);
    lookAgain();
  });

  function lookAgain(): void {
    for (const look of [...waiting]) look();
  }

  async function openDocument(): Promise<boolean> {
    try {
      // The server knows open documents only, and VS Code closes documents that no editor shows.
      await workspace.openTextDocument(uri);
      return true;
    } catch (error) {
      log.warn(`${uri.toString()} could not be opened for its preview.`, error);
      onUnopened(shown === null);
      return false;
    }
  }

  async function reopen(): Promise<void> {
    if (page !== null) server.closePage(page);
    const own = `page-${++pages}`;
    page = own;
    if (!(await openDocument())) return;
    try {
      await server.start();
      if (page === own) await server.openPage({ uri: uri.toString(), page: own, ...view() });
    } catch (error) {
      if (page !== own) return;
      log.error(`The preview of ${uri.toString()} could not be made.`, error);
      onFailed();
    }
  }

  function close(): void {
    if (page !== null) server.closePage(page);
    page = null;
    lookAgain();
  }

  function isNewest(): boolean {
    const key = uri.toString();
    const document = workspace.textDocuments.find((one) => one.uri.toString() === key);
    return page === null || document?.version === shown;
  }

  return {
    get isOpen() {
      return page !== null;
    },
    open() {
      shown = null;
      return reopen();
    },
    reopen,
    close,
    async refresh() {
      if (page === null) return;
      if (shown === null) await reopen();
      else await openDocument();
    },
    untilNewest() {
      return new Promise((resolve) => {
        const settle = (): void => {
          waiting.delete(look);
          clearTimeout(timer);
          resolve();
        };
        const look = (): void => {
          if (isNewest()) settle();
        };
        const timer = setTimeout(settle, TIMEOUT_MS);
        waiting.add(look);
        look();
      });
    },
    dispose() {
      close();
      listener.dispose();
    },
  };
}
