// A bundle copies all exports of a CommonJS package for each module that imports some: megabytes, if it is more than this one.
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
  WatchKind,
} from 'vscode-languageserver';
