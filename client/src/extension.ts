import {
  commands,
  ExtensionMode,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type Uri,
} from 'vscode';
import { l10n } from './language';
import type { QuestionSummary } from '../../common/protocol';
import { followActiveReport } from './model/activeReport';
import { createTestApi, type ExtensionApi } from './api';
import { isCandidate, watchCandidates } from './model/candidates';
import { createFirstLook } from './model/firstLook';
import type { CommandName } from './commands/commands';
import { exportHtml } from './commands/exportHtml';
import { foldPrompts } from './commands/foldPrompts';
import { resolveConflictOf } from './commands/resolveConflict';
import { copyLink } from './commands/copyLink';
import { goToQuestion } from './commands/goToQuestion';
import { insertFigure } from './commands/insertFigure';
import { newReport } from './commands/newReport';
import { nextQuestion, previousQuestion } from './commands/nextQuestion';
import { openInBrowser } from './commands/openInBrowser';
import { openReport } from './commands/openReport';
import { readyToHandIn } from './commands/readyToHandIn';
import { showVerdict } from './commands/showVerdict';
import { toggleItem } from './commands/toggleItem';
import { offerToTurnOffHandInHints, turnOffHandInHints } from './commands/turnOffHandInHints';
import { showUnusedFigures } from './commands/unusedFigures';
import { offerToPasteFigures } from './figures/pasteFigures';
import { followLanguage } from './language';
import { createGroupsPanel } from './groups/groupsPanel';
import { watchForLargeFigures } from './figures/largeFigures';
import { followRenamedFigures } from './figures/renameFigures';
import { warnOfMovedReports } from './movedReports';
import { tellOfFiles } from './figures/tellOfFiles';
import { createLanguageServer } from './server/languageServer';
import { createOverview } from './overview/overview';
import { rememberFaces } from './preview/faces';
import { imageOf } from './preview/imageMenu';
import { openLink } from './preview/links';
import { createPreviews } from './preview/previews';
import { followSteps } from './model/stepsDone';
import { createReports, type KnownReport } from './model/reports';
import { revealInEditor } from './editor/revealInEditor';
import { revealQuestion } from './editor/revealQuestion';
import { followSelection } from './selection';
import type { LoadServerHost } from './server/serverSession';
import { offerToSaveConfiguration } from './server/versionedFixes';
import { createStatusBar } from './statusBar';
import { createToggleItems } from './toggleItems';
import { createChecklist } from './views/checklist';
import { hideViewsWithoutReports } from './views/hideViews';
import { createQuestions } from './views/questions';

/** Connects the views to the language server, which starts with the first document that may be a report. Returns an API in tests only. */
export function activateExtension(
  context: ExtensionContext,
  loadHost: LoadServerHost,
): ExtensionApi | undefined {
  const log = window.createOutputChannel('MLOps Report', { log: true });
  const reports = createReports();
  const server = createLanguageServer({ extension: context, loadHost }, reports, log);
  const active = followActiveReport(reports);
  const toggleItems = createToggleItems(server, log);
  const checklist = createChecklist({ active, reports, server, toggleItems });
  const questions = createQuestions({ active, reports, server, memory: context.workspaceState, log });
  const faces = rememberFaces(context.workspaceState);
  const previews = createPreviews({
    faces,
    extensionUri: context.extensionUri,
    server,
    reports,
    toggleItems,
    log,
  });
  const overview = createOverview({
    extensionUri: context.extensionUri,
    server,
    reports,
    active,
    log,
    exportPage: (uri) => exportHtml(uri, { server, log, isHandIn: false, hasOverview: true }),
  });
  const groups = createGroupsPanel(server, log);
  const statusBar = createStatusBar();
  const steps = followSteps(reports);
  const firstLook = createFirstLook(reports, server, log);
  const selection = followSelection(reports, server, log);

  function updateStatusBar(): void {
    const editor = window.activeTextEditor;
    const document = editor?.document;
    const uri = document?.uri ?? previews.focused;
    const line = editor?.selection.active.line ?? null;
    statusBar.update({
      report: uri ? reports.get(uri) : null,
      line,
      selected: selection.text,
      closed: firstLook.report,
      trouble: uri ? server.troubleWith(uri) : null,
      mayBeReport: () => document !== undefined && isCandidate(document),
    });
  }

  function showServerState(): void {
    void commands.executeCommand('setContext', 'mlopsReport.serverFailed', server.state === 'failed');
    updateStatusBar();
  }

  function register(command: CommandName, run: (argument?: unknown) => unknown): Disposable {
    return commands.registerCommand(`mlopsReport.${command}`, run);
  }

  /** Runs on the active report. A key binding may run the command without one. */
  function registerForReport(
    command: CommandName,
    run: (report: KnownReport, argument?: unknown) => unknown,
  ): Disposable {
    return register(command, (argument) => {
      if (active.report) {
        steps.commandRun(command);
        return run(active.report, argument);
      }
      return window.showInformationMessage(
        l10n.t('No report is open. Open one, such as {0}, and try again.', 'reports/README.md'),
      );
    });
  }

  /** Runs on the focused preview. */
  function registerForPreview(
    command: CommandName,
    run: (report: Uri, argument: unknown) => unknown,
  ): Disposable {
    return register(command, (argument) => {
      if (previews.focused) return run(previews.focused, argument);
      return window.showInformationMessage(l10n.t('Open a report preview, click in it and try again.'));
    });
  }

  /** The question of a row in the Questions view, if the command was run from there. */
  function questionOf(argument: unknown): QuestionSummary | undefined {
    return typeof argument === 'string' ? questions.question(argument) : undefined;
  }

  context.subscriptions.push(
    log,
    reports,
    server,
    active,
    checklist,
    questions,
    faces,
    previews,
    overview,
    statusBar,
    selection,
    selection.onDidChange(updateStatusBar),
    firstLook,
    firstLook.onDidChange(() => {
      updateStatusBar();
      questions.showClosed(firstLook.report);
    }),
    reports.onDidChange(updateStatusBar),
    workspace.onDidGrantWorkspaceTrust(updateStatusBar),
    window.onDidChangeActiveTextEditor(updateStatusBar),
    window.onDidChangeTextEditorSelection(updateStatusBar),
    server.onDidChangeState(showServerState),
    previews.onDidChangeFocus((uri) => {
      if (uri) active.set(uri);
      updateStatusBar();
    }),
    registerForReport('openPreview', ({ uri }) => {
      previews.open(uri);
    }),
    registerForReport('openOverview', ({ uri }) => {
      overview.open(uri);
    }),
    registerForReport('showVerdict', showVerdict),
    registerForReport('readyToHandIn', (report) => readyToHandIn(report, { server, log })),
    registerForReport('foldPrompts', foldPrompts),
    registerForReport('exportHtml', ({ uri }) => exportHtml(uri, { server, log, isHandIn: false })),
    registerForReport('exportWithOverview', ({ uri }) =>
      exportHtml(uri, { server, log, isHandIn: false, hasOverview: true }),
    ),
    registerForReport('exportHandIn', ({ uri }) => exportHtml(uri, { server, log, isHandIn: true })),
    registerForReport('openInBrowser', ({ uri }) =>
      openInBrowser(uri, { server, log, storage: context.globalStorageUri }),
    ),
    registerForPreview('lockPreview', () => {
      previews.setLocked(true);
    }),
    registerForPreview('unlockPreview', () => {
      previews.setLocked(false);
    }),
    registerForPreview('showHandInFace', () => {
      previews.setFace('hand-in');
    }),
    registerForPreview('showGitHubFace', () => {
      previews.setFace('github');
    }),
    registerForPreview('openImage', (report, context) => {
      const image = imageOf(context);
      return image !== null && openLink(image, report);
    }),
    registerForPreview('copyImage', (_, context) => {
      const image = imageOf(context);
      if (image !== null) previews.copyImage(image);
    }),
    registerForPreview('findInPreview', () =>
      commands.executeCommand('editor.action.webvieweditor.showFind'),
    ),
    registerForReport('turnOffHandInHints', ({ uri }) => turnOffHandInHints(uri)),
    offerToTurnOffHandInHints(),
    offerToSaveConfiguration(),
    followLanguage(),
    registerForReport('showSource', ({ uri }) => revealInEditor(uri)),
    registerForReport('nextQuestion', nextQuestion),
    registerForReport('previousQuestion', previousQuestion),
    registerForReport('goToQuestion', goToQuestion),
    registerForReport('revealQuestion', ({ uri }, row) => {
      const question = questionOf(row);
      return question && revealQuestion(uri, question);
    }),
    registerForReport('toggleItem', () => toggleItem(active, checklist)),
    registerForReport('insertFigure', (report, row) =>
      insertFigure(report, questionOf(row), { reports, server, log }),
    ),
    registerForReport('resolveConflict', (report, row) => resolveConflictOf(report, questionOf(row))),
    registerForReport('copyLink', (report, row) => copyLink(report, questionOf(row))),
    registerForReport('unusedFigures', (report) => showUnusedFigures(report, { reports, server, log })),
    offerToPasteFigures(reports, server, log),
    followRenamedFigures(server, log),
    tellOfFiles(server),
    warnOfMovedReports(server, log),
    watchForLargeFigures(reports),
    registerForReport('showOnlyLeft', () => questions.setOnlyLeft(true)),
    registerForReport('showAllQuestions', () => questions.setOnlyLeft(false)),
    groups,
    register('showGroups', () => groups.show()),
    register('newReport', () => newReport(log)),
    register('openReport', () => openReport({ reports, server })),
    register('openWalkthrough', async () => {
      await commands.executeCommand(
        'workbench.action.openWalkthrough',
        `${context.extension.id}#start`,
        false,
      );
      await steps.tellAll();
    }),
    register('restartServer', () => server.restart()),
    register('showLog', () => {
      log.show();
    }),
    hideViewsWithoutReports({ questions: questions.view, checklist: checklist.view }, context.workspaceState),
    steps,
    watchCandidates(() => void server.start()),
  );

  // Tests ask for it, so that it meets none of them by surprise.
  if (context.extensionMode !== ExtensionMode.Test) firstLook.begin();

  // What it returns every other extension can call.
  if (context.extensionMode !== ExtensionMode.Test) return undefined;
  return createTestApi({ server, active, reports, checklist, questions, previews, statusBar, firstLook });
}
