import { Disposable, window, workspace, type LogOutputChannel, type Uri, type WebviewPanel } from 'vscode';
import { nameOf } from '../editor/nameOf';
import { l10n } from '../language';
import {
  parseFromPage,
  type FromPage,
  type Tick,
  type TickOutcome,
  type ToPage,
} from '../../webview/messages';
import type { Face } from '../../../common/pageBlock';
import type { PageChangedParams } from '../../../common/protocol';
import { resolveConflict } from '../commands/resolveConflict';
import { exists } from '../editor/exists';
import { revealInEditor } from '../editor/revealInEditor';
import type { LanguageServer } from '../server/languageServer';
import { serverTroubleText } from '../server/serverHealth';
import { MAX_TRIES, tellNotToggled, type ToggleItems } from '../toggleItems';
import { syncWithEditor } from './editorSync';
import type { Faces } from './faces';
import { openLink } from './links';
import { pageHtml, resourceRoots } from './page';
import { watchPageFiles } from './pageFiles';
import { createPageSource } from './pageSource';
import { changesPreview, fontOf, isOn } from './settings';

/** The services for a page. */
export interface PageContext {
  readonly extensionUri: Uri;
  readonly server: LanguageServer;
  readonly toggleItems: ToggleItems;
  readonly faces: Faces;
  readonly log: LogOutputChannel;
}

/** The initial state of a page. */
export interface PageStart {
  readonly isLocked: boolean;
  /** The line to show at the top, from 0, if no editor shows the report; null uses the page's saved state. */
  readonly line: number | null;
}

/** The page of one report in a panel. */
export interface ReportPage {
  readonly uri: Uri;
  /** The top line as the reader last scrolled, from 0, may be a fraction; null if they haven't scrolled. */
  readonly line: number | null;
  /** Handles a message from the page; invalid ones are logged and ignored. Never rejects. */
  receive(message: unknown): Promise<void>;
  /** Copies the image of a file, by its path as the report has it. */
  copyImage(target: string): void;
  /** Tells the page whether its panel is locked to the report. */
  setLocked(isLocked: boolean): void;
  /** Stops updating and releases the panel. */
  dispose(): void;
}

/** Shows the page of a report in a panel and keeps it up to date. */
export function showReportPage(
  panel: WebviewPanel,
  uri: Uri,
  start: PageStart,
  { extensionUri, server, toggleItems, faces, log }: PageContext,
): ReportPage {
  const texts = noticeTexts(uri);
  let isDisposed = false;
  let isDeleted = false;
  let topLine = start.line;
  let face: Face = faces.of(uri);
  /** The questions that show both pages side by side. */
  const compared = new Set<string>();
  const editor = syncWithEditor(uri, tell);
  const source = createPageSource(uri, {
    server,
    log,
    view: () => ({ face, compared: [...compared] }),
    onPage: show,
    onUnopened(isFirst) {
      if (isDeleted && !isFirst) notice(texts.deleted);
      else notice(isFirst ? texts.unopened : texts.lastState);
    },
    onFailed() {
      tellTrouble(texts.failed);
    },
  });

  function tell(message: ToPage): void {
    if (!isDisposed) void panel.webview.postMessage(message);
  }

  function notice(text: string): void {
    tell({ type: 'notice', text });
  }

  /** Shows why the page is out of date: the server's problem first, otherwise the given reason. */
  function tellTrouble(otherwise: string): void {
    const trouble = server.troubleWith(uri);
    notice(trouble === null ? otherwise : serverTroubleText(trouble));
  }

  function show({ version, face: shown, blocks }: PageChangedParams, isFirst: boolean): void {
    if (blocks === null) {
      tellTrouble(texts.noReport);
      return;
    }
    tell({ type: 'update', version, face: shown, blocks });
    if (isDeleted) notice(texts.deleted);
    if (isFirst) editor.takeUp(start.line);
  }

  async function writeTick({ version, line, done, tries }: Tick): Promise<TickOutcome> {
    const outcome = await toggleItems(uri, () => Promise.resolve({ version, items: [{ line, done }] }));
    await source.untilNewest();
    if (outcome === 'written') return 'written';
    if (outcome === 'moved' && tries + 1 < MAX_TRIES) return 'again';
    if (outcome !== 'told') tellNotToggled(outcome, uri);
    return 'refused';
  }

  async function act(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        tell({ type: 'font', font: fontOf(uri) });
        await source.open();
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
      case 'copyFailed':
        log.error(`An image of ${uri.toString()} could not be copied.`, message.reason);
        void window.showErrorMessage(l10n.t('The image could not be copied: {0}', message.reason));
        return;
      case 'tick':
        tell({ type: 'ticked', box: message.box, outcome: await writeTick(message) });
        return;
      case 'tickLost':
        tellNotToggled('moved', uri);
        return;
      case 'resolveConflict':
        await resolveConflict(uri, message.line, message.keep);
        return;
      case 'face':
        faces.set(uri, message.face);
        return;
      case 'compare':
        if (message.isOn) compared.add(message.question);
        else compared.delete(message.question);
        await source.reopen();
    }
  }

  async function receive(given: unknown): Promise<void> {
    const { message, complaint } = parseFromPage(given);
    if (!message) {
      log.warn(`The preview sent what is no message: ${complaint}`);
      return;
    }
    // Messages before that came from the previous page in this panel.
    if (!source.isOpen && message.type !== 'ready') return;
    try {
      await act(message);
    } catch (error) {
      log.error(`The preview could not do what was asked (${message.type}).`, error);
    }
  }

  async function lookWhetherDeleted(): Promise<void> {
    isDeleted = !(await exists(uri));
    await source.refresh();
    if (isDeleted) notice(texts.deleted);
  }

  const listeners = Disposable.from(
    panel.webview.onDidReceiveMessage(receive),
    panel.onDidChangeViewState(() => {
      // VS Code discards hidden pages; the script reports in when it runs again.
      if (!panel.visible) source.close();
    }),
    server.onDidChangeState((state) => {
      const trouble = server.troubleWith(uri);
      if (state === 'running' && source.isOpen) void source.reopen();
      else if (trouble !== null) notice(serverTroubleText(trouble));
    }),
    faces.onDidChange((report) => {
      if (report.toString() !== uri.toString()) return;
      face = faces.of(uri);
      if (source.isOpen) void source.reopen();
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
    source,
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
    copyImage(target) {
      tell({ type: 'copyImage', target });
    },
    setLocked(isLocked) {
      tell({ type: 'lock', isLocked });
    },
    dispose() {
      isDisposed = true;
      listeners.dispose();
    },
  };
}

/** Why there is nothing to show, or why the content is out of date. */
function noticeTexts(uri: Uri) {
  const name = nameOf(uri);
  return {
    unopened: l10n.t('{0} can’t be opened. Was it renamed, moved or deleted?', name),
    lastState: l10n.t('{0} can no longer be opened. This page shows its last version.', name),
    deleted: l10n.t('{0} was deleted. This page shows its last version.', name),
    noReport: l10n.t('{0} is no longer a report: it has no question with “Answer:” left.', name),
    failed: l10n.t('This page is out of date because the language server is not responding.'),
  } as const;
}
