import { commands, l10n, window, type Disposable, type ExtensionContext } from 'vscode';
import { followActiveReport } from './activeReport';
import type { ExtensionApi } from './api';
import { isCandidate, watchCandidates } from './candidates';
import { exportHtml } from './commands/exportHtml';
import { foldPrompts } from './commands/foldPrompts';
import { openReport } from './commands/openReport';
import { showVerdict } from './commands/showVerdict';
import { offerToTurnOffHandInHints, turnOffHandInHints } from './commands/turnOffHandInHints';
import { createLanguageServer, type CreateClient } from './languageServer';
import { createPreviews } from './preview/previews';
import { createReports } from './reports';
import { revealInEditor } from './revealInEditor';
import { createStatusBar } from './statusBar';
import { createChecklist } from './views/checklist';
import { createTickItems } from './views/tickItems';

/** Wires the views to the language server, which is started with the first document that may be a report. */
export function activateExtension(context: ExtensionContext, createClient: CreateClient): ExtensionApi {
  const log = window.createOutputChannel('MLOps Report', { log: true });
  const reports = createReports();
  const server = createLanguageServer(createClient, log, reports.accept);
  const active = followActiveReport(reports);
  const checklist = createChecklist(active, reports, createTickItems(reports, server, log));
  const previews = createPreviews({ extensionUri: context.extensionUri, server, reports, log });
  const statusBar = createStatusBar(server);

  function updateStatusBar(): void {
    const document = window.activeTextEditor?.document;
    const uri = document?.uri ?? previews.focused;
    statusBar.update(uri ? reports.get(uri) : null, () => document !== undefined && isCandidate(document));
  }

  function showServerState(): void {
    void commands.executeCommand('setContext', 'mlopsReport.serverFailed', server.state === 'failed');
    updateStatusBar();
  }

  function register(command: string, run: () => unknown): Disposable {
    return commands.registerCommand(`mlopsReport.${command}`, run);
  }

  /** Runs on the active report; from a key binding a command may come where there is none. */
  function registerForReport(
    command: string,
    run: (report: NonNullable<typeof active.report>) => unknown,
  ): Disposable {
    return register(command, () => {
      if (active.report) return run(active.report);
      return window.showInformationMessage(
        l10n.t('No report is open. Open one, such as {0}, and try again.', 'reports/README.md'),
      );
    });
  }

  context.subscriptions.push(
    log,
    reports,
    server,
    active,
    checklist,
    previews,
    statusBar,
    reports.onDidChange(updateStatusBar),
    window.onDidChangeActiveTextEditor(updateStatusBar),
    server.onDidChangeState(showServerState),
    previews.onDidChangeFocus((uri) => {
      if (uri) active.set(uri);
      updateStatusBar();
    }),
    registerForReport('openPreview', ({ uri }) => {
      previews.open(uri);
    }),
    registerForReport('showVerdict', showVerdict),
    registerForReport('foldPrompts', foldPrompts),
    registerForReport('exportHtml', ({ uri }) => exportHtml(uri, server, log)),
    registerForReport('turnOffHandInHints', ({ uri }) => turnOffHandInHints(uri)),
    offerToTurnOffHandInHints(),
    registerForReport('showSource', ({ uri }) => revealInEditor(uri)),
    register('openReport', openReport),
    register('restartServer', () => server.restart()),
    register('showLog', () => {
      log.show();
    }),
    watchCandidates(() => void server.start()),
  );

  return {
    get serverState() {
      return server.state;
    },
    get activeReport() {
      return active.report?.uri ?? null;
    },
    get checklist() {
      return checklist.rows;
    },
    get badge() {
      return checklist.badge;
    },
    tick: (ticks) => checklist.tick(ticks),
    summaryOf: (uri) => reports.get(uri)?.summary ?? null,
  };
}
