import { Disposable, l10n, workspace, type LogOutputChannel, type Uri, type WebviewPanel } from 'vscode';
import { isFromPage, type FromPage, type ToPage } from '../../webview/messages';
import type { RenderResult } from '../../../common/protocol';
import type { LanguageServer } from '../server/languageServer';
import type { Reports } from '../model/reports';
import { revealInEditor } from '../editor/revealInEditor';
import { troubleText } from '../server/serverHealth';
import { syncWithEditor } from './editorSync';
import { openLink } from './links';
import { pageHtml, resourceRoots } from './page';
import { watchPageFiles } from './pageFiles';
import { changesPreview, fontOf, isOn } from './settings';
import { tellTickLost, writeTick } from './tick';

/** What a page works with. */
export interface PageContext {
  readonly extensionUri: Uri;
  readonly server: LanguageServer;
  readonly reports: Reports;
  readonly log: LogOutputChannel;
}

/** What a page begins with. */
export interface PageStart {
  readonly isLocked: boolean;
  /** The line to show at the top, from 0, where no editor shows the report; null leaves that to what the page has kept. */
  readonly line: number | null;
}

/** The page of one report in a panel. */
export interface ReportPage {
  readonly uri: Uri;
  /** The line at the top as the reader last scrolled, from 0, maybe a fraction; null where they have not. */
  readonly line: number | null;
  /** Takes a message of the page; what is none is ignored. Never rejects. */
  receive(message: unknown): Promise<void>;
  /** Lets the page know whether its panel stays with the report. */
  setLocked(isLocked: boolean): void;
  /** Ends its work and leaves the panel. */
  dispose(): void;
}

/** Fills a panel with the page of a report and keeps it up to date. */
export function showReportPage(
  panel: WebviewPanel,
  uri: Uri,
  start: PageStart,
  { extensionUri, server, reports, log }: PageContext,
): ReportPage {
  const key = uri.toString();
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  /** The keys of the blocks and problems that the page holds; null while its script does not run. */
  let known: readonly string[] | null = null;
  let asking: Promise<void> | null = null;
  let isStale = false;
  let isDisposed = false;
  let isDeleted = false;
  let topLine = start.line;
  const editor = syncWithEditor(uri, tell);

  function tell(message: ToPage): void {
    if (!isDisposed) void panel.webview.postMessage(message);
  }

  function notice(text: string): void {
    tell({ type: 'notice', text });
  }

  /**
   * Asks for the page; what changes meanwhile is asked for once more, so that a slow answer never piles up. Resolves when
   * the page is told of the newest version.
   */
  function refresh(): Promise<void> {
    isStale = true;
    asking ??= askWhileStale();
    return asking;
  }

  async function askWhileStale(): Promise<void> {
    while (isStale) {
      isStale = false;
      await ask();
    }
    asking = null;
  }

  async function ask(): Promise<void> {
    if (known === null || isDisposed) return;
    const asked = known;
    try {
      // The server knows open documents only, and VS Code closes one that no editor shows.
      await workspace.openTextDocument(uri);
    } catch (error) {
      log.warn(`${key} could not be opened for its preview.`, error);
      notice(asked.length === 0 ? unopenedText() : lastStateText());
      return;
    }
    try {
      await server.start();
      const page = await server.render({ uri: key, known: asked });
      if (known === asked) show(page, asked.length === 0);
    } catch (error) {
      log.error(`The preview of ${key} could not be made.`, error);
      tellTrouble(l10n.t('This page is not up to date, because the language server does not answer.'));
    }
  }

  /** Says why the page is old: what is the matter with the server, else the other reason. */
  function tellTrouble(otherwise: string): void {
    const trouble = server.troubleWith(uri);
    notice(trouble === null ? otherwise : troubleText(trouble));
  }

  function show(page: RenderResult | null, isFirst: boolean): void {
    if (page === null) {
      tellTrouble(l10n.t('{0} holds no report any more: no questions with “Answer:” are left in it.', name));
      return;
    }
    const { version, blocks } = page;
    known = blocks.flatMap((block) => [
      block.key,
      ...(block.problemsKey === undefined ? [] : [block.problemsKey]),
    ]);
    tell({ type: 'update', version, blocks });
    if (isDeleted) notice(deletedText());
    if (isFirst) editor.takeUp(start.line);
  }

  function unopenedText(): string {
    return l10n.t('{0} can’t be opened. Was it renamed, moved or deleted?', name);
  }

  function lastStateText(): string {
    if (isDeleted) return deletedText();
    return l10n.t('{0} can’t be opened any more. This page shows its last state.', name);
  }

  function deletedText(): string {
    return l10n.t('{0} was deleted. This page shows its last state.', name);
  }

  async function act(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        known = [];
        tell({ type: 'font', font: fontOf(uri) });
        await refresh();
        return;
      case 'scrolled':
        topLine = message.line;
        editor.scrollEditor(message.line);
        return;
      case 'doubleClicked':
        if (isOn(uri, 'doubleClickToSwitchToEditor')) await revealInEditor(uri, Math.floor(message.line));
        return;
      case 'openSource':
        await revealInEditor(uri, message.line, message.character);
        return;
      case 'openLink':
        await openLink(message.href, uri);
        return;
      case 'tick': {
        const outcome = await writeTick(uri, message, { server, log, refresh });
        tell({ type: 'ticked', box: message.box, outcome });
        return;
      }
      case 'tickLost':
        tellTickLost(uri);
    }
  }

  async function receive(message: unknown): Promise<void> {
    if (!isFromPage(message)) return;
    // What comes before is from the page that stood here last.
    if (known === null && message.type !== 'ready') return;
    try {
      await act(message);
    } catch (error) {
      log.error(`The preview could not do what was asked (${message.type}).`, error);
    }
  }

  async function lookWhetherDeleted(): Promise<void> {
    const isThere = await workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    isDeleted = !isThere;
    await refresh();
    if (isDeleted) notice(deletedText());
  }

  const listeners = Disposable.from(
    panel.webview.onDidReceiveMessage(receive),
    panel.onDidChangeViewState(() => {
      // A page that is hidden is thrown away; its script says so when it runs again.
      if (!panel.visible) known = null;
    }),
    reports.onDidChange((changed) => {
      if (changed.toString() === key && reports.get(uri)) void refresh();
    }),
    server.onDidChangeState((state) => {
      const trouble = server.troubleWith(uri);
      if (state === 'running') void refresh();
      else if (trouble !== null) notice(troubleText(trouble));
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (changesPreview(change, uri)) tell({ type: 'font', font: fontOf(uri) });
    }),
    watchPageFiles(uri, {
      imageChanged: (file) => {
        tell({ type: 'fileChanged', uri: panel.webview.asWebviewUri(file).toString() });
      },
      reportChanged: () => void lookWhetherDeleted(),
    }),
    editor,
  );
  panel.webview.options = {
    enableScripts: true,
    enableForms: false,
    localResourceRoots: resourceRoots(extensionUri, uri),
  };
  panel.webview.html = pageHtml(panel.webview, extensionUri, uri, start.isLocked);

  return {
    uri,
    get line() {
      return topLine;
    },
    receive,
    setLocked(isLocked) {
      tell({ type: 'lock', isLocked });
    },
    dispose() {
      isDisposed = true;
      listeners.dispose();
    },
  };
}
