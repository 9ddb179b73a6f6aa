import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { ErrorCodes, ResponseError, TextDocuments, TextDocumentSyncKind } from './lsp';
import { CODE_ACTION_KINDS, offerCodeActions } from './features/codeActions/codeActions';
import { offerCodeLenses } from './features/codeLens/codeLens';
import { offerCommands } from './features/commands/commands';
import type { WritePage } from './features/commands/exportCommand';
import { registerCompletion, COMPLETION_TRIGGERS } from './features/completion/completion';
import { registerDefinition } from './features/definition/definition';
import { publishConfigurationProblems, publishDiagnostics } from './features/diagnostics';
import { registerExportHtml } from './features/preview/exportHtml';
import { registerDocumentLinks } from './features/documentLinks';
import { registerDocumentSymbols } from './features/documentSymbols';
import { registerFolding } from './features/folding';
import { registerShowGroups } from './features/groups/showGroups';
import { registerHover } from './features/hover/hover';
import { offerInlayHints } from './features/inlayHints/inlayHints';
import { registerReferences } from './features/references/references';
import { registerRename } from './features/rename/rename';
import { registerListFigures } from './features/figures/listFigures';
import { registerPlaceFigures } from './features/figures/placeFigures';
import { registerRenameFigures, RENAMED_FIGURES } from './features/figures/renameFigures';
import { registerWhoWroteWhat } from './features/people/whoWroteWhat';
import { registerReadiness } from './features/readiness/readiness';
import { pushPages } from './features/preview/pages';
import { tellReportChanged } from './features/summary/reportChanged';
import { registerCountSelection } from './features/selection/countSelection';
import { registerSurveyReports } from './features/summary/surveyReports';
import { registerToggleItems } from './features/checklist/toggleItems';
import { registerNamedFigures } from './features/figures/namedFigures';
import { registerUnusedFigures } from './features/figures/unusedFigures';
import { ping, type InitializationOptions } from '../../common/protocol';
import type { NextTurn } from './workspace/afterQueue';
import { createFailures, type Failures } from './workspace/failures';
import type { WatchFolder } from './workspace/hostWatch';
import type { OpenRepository } from './workspace/repositories';
import { readOptions } from './workspace/initializationOptions';
import { createFilesOfReport, type FilesOfReport } from './workspace/openReportFiles';
import { checkSettings } from './workspace/settings';
import { setTranslations, type Texts } from './workspace/translations';
import type { Lifecycle } from './workspace/lifecycle';
import { followWorkspace } from './workspace/workspace';
import { OPEN_TEXTS } from './workspace/openText';
import { supportOf } from './workspace/clientCapabilities';

/** What differs from host to host. */
export interface ServerOptions {
  /** The files around a report on the server's computer, never outside `root`; null for a report that is elsewhere. */
  readonly localFiles?: FilesOfReport;
  /** Watches a folder of the server's computer, for clients that don't watch. */
  readonly watchFolder?: WatchFolder;
  /** Opens repositories of the server's computer. */
  readonly openRepository?: OpenRepository;
  /** Writes a page on the server's computer. */
  readonly writePage?: WritePage;
  /** The texts of a language, for clients that send none. */
  readonly texts?: (language: 'da') => Texts | undefined;
  /** Is given the folder of the libraries that are shared between hosts, where the client names it. */
  readonly useSharedFolder?: (folder: string) => void;
  readonly nextTurn: NextTurn;
  /** Enforces the order of the connection's messages. */
  readonly lifecycle: Lifecycle;
}

/** In the language of the settings when the server starts, else that of the client. */
function textsOf(
  { locale }: InitializeParams,
  { settings }: InitializationOptions,
  { texts }: ServerOptions,
): Texts | undefined {
  const { language } = checkSettings(settings).settings;
  const isDanish = language === 'auto' ? /^da(?:-|_|$)/iu.test(locale ?? '') : language === 'da';
  return isDanish ? texts?.('da') : undefined;
}

/** Features for editors without their own Markdown features. */
const MARKDOWN_FEATURES = {
  documentLinkProvider: {},
  definitionProvider: true,
  referencesProvider: true,
} as const;

/** Serves MLOps Report over a connection. The result handles failures that no part of the server has caught. */
export function startServer(connection: Connection, options: ServerOptions): Failures {
  const failures = createFailures(connection.console);
  const documents = new TextDocuments(OPEN_TEXTS);
  let isStarted = false;

  function start(params: InitializeParams): InitializeResult {
    const { options: told, complaints } = readOptions(params.initializationOptions);
    for (const complaint of complaints) connection.console.warn(complaint);
    if (told.sharedFolder !== undefined) options.useSharedFolder?.(told.sharedFolder);
    setTranslations(told.texts ?? textsOf(params, told, options));
    const support = supportOf(params.capabilities, told);
    const filesOfReport = createFilesOfReport(connection, told, options);
    const workspace = followWorkspace(
      {
        connection,
        documents,
        failures,
        support,
        filesOfReport,
        nextTurn: options.nextTurn,
        onConfigurationProblems(uri, problems) {
          publishConfigurationProblems(connection, uri, problems);
        },
        watchFolder: options.watchFolder ?? null,
        openRepository: options.openRepository ?? null,
      },
      params,
      told,
    );
    const { reports, configuration, repositories } = workspace;
    publishDiagnostics(connection, reports);
    // Before the client is told that a version is done, so that it knows if a page was too much for the server.
    pushPages(connection, reports, failures, options.nextTurn);
    if (support.reportChanged) tellReportChanged(connection, reports, failures);
    offerCodeActions(connection, workspace, support);
    registerExportHtml(connection, reports, options.nextTurn);
    registerShowGroups(connection, {
      filesOfReport,
      repositories,
      configuration,
      failures,
      nextTurn: options.nextTurn,
    });
    registerToggleItems(connection, reports);
    registerCountSelection(connection, reports);
    registerSurveyReports(connection, workspace);
    registerListFigures(connection, reports);
    registerPlaceFigures(connection, reports);
    registerUnusedFigures(connection, reports);
    registerNamedFigures(connection);
    registerWhoWroteWhat(connection, reports);
    registerReadiness(connection, reports);
    registerRenameFigures(connection, documents, reports, support);
    offerCodeLenses(connection, { reports, configuration, failures, support });
    const commands = offerCommands(connection, {
      documents,
      reports,
      support,
      writePage: options.writePage ?? null,
    });
    registerDefinition(connection, reports);
    registerReferences(connection, reports);
    registerRename(connection, { documents, reports, support });
    offerInlayHints(connection, { reports, configuration, failures, support });
    registerHover(connection, reports, support);
    registerCompletion(connection, { reports, configuration, support });
    registerFolding(connection, reports, support);
    registerDocumentSymbols(connection, reports, support);
    registerDocumentLinks(connection, reports);
    return {
      serverInfo: { name: 'MLOps Report' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS], resolveProvider: true },
        ...(support.codeLensRegistration ? {} : { codeLensProvider: { resolveProvider: true } }),
        executeCommandProvider: { commands: [...commands] },
        hoverProvider: true,
        completionProvider: {
          resolveProvider: true,
          triggerCharacters: [...COMPLETION_TRIGGERS],
          completionItem: { labelDetailsSupport: true },
        },
        foldingRangeProvider: true,
        // What the editor shows for all Markdown is not shown twice.
        documentSymbolProvider: !support.markdownFeatures,
        ...(support.markdownFeatures ? {} : MARKDOWN_FEATURES),
        ...(!support.markdownFeatures && support.renamingEdits
          ? { renameProvider: support.renamePreparation ? { prepareProvider: true } : true }
          : {}),
        ...(support.inlayHints && !support.codeLenses ? { inlayHintProvider: true } : {}),
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          fileOperations: { willRename: RENAMED_FIGURES },
        },
      },
    };
  }

  connection.onInitialize((params) => {
    if (isStarted) return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.');
    isStarted = true;
    return start(params);
  });
  options.lifecycle.refuse(connection);
  connection.onRequest(ping, () => null);
  documents.listen(connection);
  connection.listen();
  return failures;
}
