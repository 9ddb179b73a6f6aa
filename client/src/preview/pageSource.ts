import { workspace, type LogOutputChannel, type Uri } from 'vscode';
import type { OpenPageParams, PageChangedParams } from '../../../common/protocol';
import type { LanguageServer } from '../server/languageServer';

/** What the server sends of the page of one report. */
export interface PageSource {
  /** Whether someone wants the page. */
  readonly isOpen: boolean;
  /** Asks for all of the page, and for what changes from now on. Never rejects. */
  open(): Promise<void>;
  /** Asks for all of a page that is open once more, as the server has begun again, or something else is to be shown. Never rejects. */
  reopen(): Promise<void>;
  /** Wants nothing until it is opened again. */
  close(): void;
  /** Opens the document again where VS Code has closed it; the server sends its page then. Never rejects. */
  refresh(): Promise<void>;
  /** Resolves when the page of the document's newest version has come, or does not come in time. */
  untilNewest(): Promise<void>;
  dispose(): void;
}

/** What a source takes from outside, and tells. */
export interface PageSourceContext {
  readonly server: LanguageServer;
  readonly log: LogOutputChannel;
  /** What is to be shown now. */
  readonly view: () => Pick<OpenPageParams, 'face' | 'compared'>;
  /** Called with each page; `isFirst` with the first one after `open`. */
  readonly onPage: (page: PageChangedParams, isFirst: boolean) => void;
  /** The document can't be opened. `isFirst` where no page has come yet. */
  readonly onUnopened: (isFirst: boolean) => void;
  /** The server does not answer. */
  readonly onFailed: () => void;
}

/** How long the page of a new version may take to come, in milliseconds. */
const TIMEOUT_MS = 5000;

/** Tells pages apart, those of all previews. */
let pages = 0;

/** Opens the page of a report with the server; nothing is sent before it is asked for. */
export function createPageSource(uri: Uri, context: PageSourceContext): PageSource {
  const { server, log, view, onPage, onUnopened, onFailed } = context;
  const waiting = new Set<() => void>();
  let page: string | null = null;
  /** The version of the last page that came; null where none has come since it was opened. */
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
      // The server knows open documents only, and VS Code closes one that no editor shows.
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
