// All values of the protocol come from here: a bundle copies the whole of a CommonJS package for each module that imports from it.
export {
  CodeActionKind,
  CodeLensRefreshRequest,
  CodeLensRequest,
  CompletionItemKind,
  DiagnosticSeverity,
  DiagnosticTag,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FoldingRangeKind,
  MarkupKind,
  ResponseError,
  SymbolKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
