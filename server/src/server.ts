import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { ErrorCodes, ResponseError, TextDocuments, TextDocumentSyncKind } from './lsp';
import { CODE_ACTION_KINDS, offerCodeActions } from './features/codeActions/codeActions';
import { offerCodeLenses } from './features/codeLens/codeLens';
import { answerCompletion, COMPLETION_TRIGGERS } from './features/completion/completion';
import { publishDiagnostics } from './features/diagnostics';
import { answerExportHtml } from './features/preview/exportHtml';
import { answerDocumentLinks } from './features/documentLinks';
import { answerDocumentSymbols } from './features/documentSymbols';
import { answerFolding } from './features/folding';
import { answerGoTo, GO_TO } from './features/codeLens/goTo';
import { answerHover } from './features/hover/hover';
import { answerListFigures } from './features/figures/listFigures';
import { answerRenameFigures, RENAMED_FIGURES } from './features/figures/renameFigures';
import { answerRender } from './features/preview/render';
import { tellReportChanged } from './features/summary/reportChanged';
import { answerToggleItem } from './features/checklist/toggleItem';
import { answerUnusedFigures } from './features/figures/unusedFigures';
import { ping } from '../../common/protocol';
import type { NextTurn } from './workspace/coalesce';
import { createFailures, type Failures } from './workspace/failures';
import { readOptions } from './workspace/initializationOptions';
import { createFilesAround, type FilesAround } from './workspace/openReportFiles';
import { speak } from './workspace/translations';
import type { Lifecycle } from './workspace/lifecycle';
import { followWorkspace } from './workspace/workspace';
import { OPEN_TEXTS } from './workspace/openText';
import { supportOf } from './workspace/clientCapabilities';

/** What differs from host to host. */
export interface ServerOptions {
  /**
   * The files around a report on the computer that the server runs on, never outside `root`; null for a report that
   * lies elsewhere.
   */
  readonly localFiles?: FilesAround;
  readonly nextTurn: NextTurn;
  /** What the connection hands its messages to. */
  readonly lifecycle: Lifecycle;
}

/** Serves MLOps Report over a connection. What is given back takes failures that no part of the server has caught. */
export function startServer(connection: Connection, options: ServerOptions): Failures {
  const failures = createFailures(connection.console);
  const documents = new TextDocuments(OPEN_TEXTS);
  let isStarted = false;

  function start(params: InitializeParams): InitializeResult {
    const { options: told, complaints } = readOptions(params.initializationOptions);
    for (const complaint of complaints) connection.console.warn(complaint);
    speak(told.texts);
    const support = supportOf(params.capabilities, told);
    const filesAround = createFilesAround(connection, told, options);
    const { reports, configuration } = followWorkspace(
      { connection, documents, failures, support, filesAround, nextTurn: options.nextTurn },
      params,
      told,
    );
    publishDiagnostics(connection, reports);
    tellReportChanged(connection, reports, failures);
    offerCodeActions(connection, reports, support);
    answerRender(connection, reports, options.nextTurn);
    answerExportHtml(connection, reports, options.nextTurn);
    answerToggleItem(connection, reports);
    answerListFigures(connection, reports);
    answerUnusedFigures(connection, reports);
    answerRenameFigures(connection, documents, reports, support);
    offerCodeLenses(connection, { reports, configuration, failures, support });
    answerGoTo(connection, failures);
    answerHover(connection, reports, support);
    answerCompletion(connection, { reports, configuration, support });
    answerFolding(connection, reports, support);
    answerDocumentSymbols(connection, reports, support);
    answerDocumentLinks(connection, reports);
    return {
      serverInfo: { name: 'MLOps Report' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS], resolveProvider: true },
        ...(support.codeLensRegistration ? {} : { codeLensProvider: { resolveProvider: true } }),
        executeCommandProvider: { commands: [GO_TO] },
        hoverProvider: true,
        completionProvider: {
          resolveProvider: true,
          triggerCharacters: [...COMPLETION_TRIGGERS],
          completionItem: { labelDetailsSupport: true },
        },
        foldingRangeProvider: true,
        // What the editor shows of all Markdown by itself is not shown twice.
        documentSymbolProvider: !support.markdownFeatures,
        ...(support.markdownFeatures ? {} : { documentLinkProvider: {} }),
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
