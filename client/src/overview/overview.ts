import {
  Disposable,
  Uri,
  ViewColumn,
  window,
  workspace,
  type LogOutputChannel,
  type WebviewPanel,
} from 'vscode';
import {
  parseFromOverview,
  parseOverviewState,
  type FromOverview,
  type ToOverview,
} from '../../webview/overview/messages';
import { nameOf } from '../editor/nameOf';
import { overviewTexts } from '../../../common/overview/texts';
import type { ReportSummary } from '../../../common/protocol';
import { coalesce } from '../../../common/coalesce';
import { updateSince } from '../../../common/summaryUpdate';
import { l10n } from '../language';
import { revealInEditor } from '../editor/revealInEditor';
import { revealQuestion } from '../editor/revealQuestion';
import { gitNotes } from '../model/gitNotes';
import type { ActiveReport } from '../model/activeReport';
import type { Reports } from '../model/reports';
import { panelParts, panelRoots } from '../panel/panelFiles';
import type { LanguageServer } from '../server/languageServer';
import { serverTroubleText } from '../server/serverHealth';
import { overviewHtml } from './html';
import { savePicture } from './savePicture';

/** The overview: one panel, which shows the focused report. */
export interface Overview {
  /** Shows a report; a new panel opens beside its editor. */
  open(uri: Uri): void;
  /** Its panel; null if it is not open. */
  readonly panel: WebviewPanel | null;
  dispose(): void;
}

/** The services for the overview. */
export interface OverviewContext {
  readonly extensionUri: Uri;
  readonly server: LanguageServer;
  readonly reports: Reports;
  readonly active: ActiveReport;
  readonly log: LogOutputChannel;
  /** Exports a report, as the command does. */
  readonly exportPage: (report: Uri) => Promise<void>;
}

/** The view type of the panel, as in the manifest. */
const PANEL = 'mlopsReport.overview';

/** Timeout in milliseconds for the server's first summary of an opened report. */
const TIMEOUT_MS = 5000;

/** Creates the overview, and restores the panel of the last session. */
export function createOverview(context: OverviewContext): Overview {
  const { extensionUri, server, reports, active } = context;
  let shown: { readonly panel: WebviewPanel; readonly page: OverviewPage } | null = null;

  function adopt(panel: WebviewPanel, uri: Uri): void {
    panel.iconPath = {
      light: Uri.joinPath(extensionUri, 'media', 'report-light.svg'),
      dark: Uri.joinPath(extensionUri, 'media', 'report-dark.svg'),
    };
    shown = { panel, page: showOverview(panel, uri, context) };
    panel.onDidDispose(() => {
      shown?.page.dispose();
      shown = null;
    });
  }

  function show(uri: Uri): void {
    if (!shown || shown.page.uri.toString() === uri.toString()) return;
    const { panel, page } = shown;
    page.dispose();
    shown = { panel, page: showOverview(panel, uri, context) };
  }

  const listeners = Disposable.from(
    window.registerWebviewPanelSerializer(PANEL, {
      deserializeWebviewPanel(panel, kept: unknown) {
        const state = parseOverviewState(kept);
        if (state && !shown) adopt(panel, Uri.parse(state.uri));
        else panel.dispose();
        return Promise.resolve();
      },
    }),
    active.onDidChange((report) => {
      if (report && window.activeTextEditor?.document.uri.toString() === report.uri.toString())
        show(report.uri);
    }),
    reports.onDidChange((uri) => {
      if (uri.toString() === shown?.page.uri.toString()) shown.page.update();
    }),
    workspace.onDidGrantWorkspaceTrust(() => shown?.page.update()),
    server.onDidChangeState(() => shown?.page.tellTrouble()),
  );

  return {
    get panel() {
      return shown?.panel ?? null;
    },
    open(uri) {
      if (shown) {
        show(uri);
        shown.panel.reveal();
        return;
      }
      const panel = window.createWebviewPanel(PANEL, '', ViewColumn.Beside, { enableFindWidget: true });
      adopt(panel, uri);
    },
    dispose() {
      listeners.dispose();
    },
  };
}

/** The page of one report in the panel. */
interface OverviewPage {
  readonly uri: Uri;
  /** Shows the current summary of the report. */
  update(): void;
  /** Shows why the content may be out of date. */
  tellTrouble(): void;
  dispose(): void;
}

function showOverview(panel: WebviewPanel, uri: Uri, context: OverviewContext): OverviewPage {
  const { extensionUri, server, reports, log, exportPage } = context;
  const name = nameOf(uri);
  const title = l10n.t('Overview of {0}', name);
  /** The last summary sent to the page; undefined if it has none, or isn't listening. */
  let told: ReportSummary | undefined;
  let isListening = false;
  /** The repository state for which the page's facts were requested; undefined before the first request. */
  let asked: number | null | undefined;

  function tell(message: ToOverview): void {
    if (isListening) void panel.webview.postMessage(message);
  }

  function update(): void {
    if (!isListening) return;
    const known = reports.get(uri);
    if (!known) {
      void openDocument();
      return;
    }
    const { summary, repository } = known;
    tell({ type: 'update', report: { ...updateSince(told, summary), repository: gitNotes(summary) } });
    told = summary;
    if (repository === asked) return;
    asked = repository;
    void tellWork();
  }

  /** Asks git for who wrote what. The page does not wait for it. */
  const tellWork = coalesce(async () => {
    try {
      const known = reports.get(uri);
      if (!isListening || !known) return;
      const work = known.repository === null ? null : await server.whoWroteWhat({ uri: uri.toString() });
      tell({ type: 'work', work });
    } catch (error) {
      log.warn(`Git could not be asked who wrote ${uri.toString()}.`, error);
    }
  });

  /** The server knows open documents only, and VS Code closes one that no editor shows. */
  async function openDocument(): Promise<void> {
    try {
      const { version } = await workspace.openTextDocument(uri);
      await server.start();
      if (await reports.atVersion(uri, version, TIMEOUT_MS)) return;
      tell({
        type: 'notice',
        text: l10n.t('{0} holds no report any more: no questions with “Answer:” are left in it.', name),
      });
    } catch (error) {
      log.warn(`${uri.toString()} could not be opened for its overview.`, error);
      tell({
        type: 'notice',
        text: l10n.t('{0} can’t be opened. Was it renamed, moved or deleted?', name),
      });
    }
  }

  function tellTrouble(): void {
    const trouble = server.troubleWith(uri);
    if (trouble !== null) tell({ type: 'notice', text: serverTroubleText(trouble) });
  }

  async function act(message: FromOverview): Promise<void> {
    switch (message.type) {
      case 'ready':
        isListening = true;
        told = undefined;
        asked = undefined;
        update();
        tellTrouble();
        return;
      case 'question': {
        const question = reports.get(uri)?.summary.questions[message.index];
        if (question) await revealQuestion(uri, question);
        return;
      }
      case 'place':
        await revealInEditor(uri, message.line, message.character);
        return;
      case 'picture':
        await savePicture(uri, message.png);
        return;
      case 'failed':
        log.error(`The picture of ${uri.toString()} could not be made.`, message.reason);
        void window.showErrorMessage(l10n.t('The picture could not be made: {0}', message.reason));
        return;
      case 'export':
        await exportPage(uri);
    }
  }

  const listeners = Disposable.from(
    panel.webview.onDidReceiveMessage(async (given: unknown) => {
      const message = parseFromOverview(given);
      // Messages before that came from the previous page in this panel.
      if (!message || (!isListening && message.type !== 'ready')) return;
      try {
        await act(message);
      } catch (error) {
        log.error(`The overview could not do what was asked (${message.type}).`, error);
        const reason = error instanceof Error ? error.message : String(error);
        void window.showErrorMessage(l10n.t('The overview could not do this: {0}', reason));
      }
    }),
    workspace.onDidSaveTextDocument((document) => {
      if (isListening && document.uri.toString() === uri.toString()) void tellWork();
    }),
    panel.onDidChangeViewState(() => {
      // VS Code discards hidden pages; the script reports in when it runs again.
      if (!panel.visible) isListening = false;
    }),
  );
  panel.title = title;
  panel.webview.options = {
    enableScripts: true,
    enableForms: false,
    localResourceRoots: panelRoots(extensionUri),
  };
  panel.webview.html = overviewHtml({
    ...panelParts(panel.webview, extensionUri, 'overview'),
    uri: uri.toString(),
    title,
    texts: overviewTexts(l10n),
  });

  return {
    uri,
    update,
    tellTrouble,
    dispose() {
      isListening = false;
      listeners.dispose();
    },
  };
}
