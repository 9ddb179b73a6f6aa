import type { ClientCapabilities } from 'vscode-languageserver';
import type { InitializationOptions } from '../../../common/protocol';

/** What the server makes use of where the client can do it. */
export interface ClientSupport {
  /** The client answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** The client lets us register for `workspace/didChangeConfiguration`. */
  readonly configurationEvents: boolean;
  /** The client tells when workspace folders come and go. */
  readonly workspaceFolders: boolean;
  /** The client watches a folder that we name. */
  readonly folderWatching: boolean;
  /** Edits may name the version of the document that they are meant for. */
  readonly versionedEdits: boolean;
  /** Edits may hold snippets. */
  readonly snippetEdits: boolean;
  /** Code lenses may be offered and withdrawn while the server runs. */
  readonly codeLensRegistration: boolean;
  /** The client asks for code lenses anew when it is told to. */
  readonly codeLensRefresh: boolean;
  /** The client goes to a place in a document when it is told to. */
  readonly showDocument: boolean;
  /** Symbols may hold symbols. */
  readonly nestedSymbols: boolean;
  /** The editor has features of its own for Markdown (`InitializationOptions`). */
  readonly markdownFeatures: boolean;
  /** Images in Markdown may be given a width (`InitializationOptions`). */
  readonly sizedImages: boolean;
}

/** Reads the client's capabilities, and what it told beside them. */
export function supportOf(
  { workspace, textDocument, window }: ClientCapabilities,
  options: InitializationOptions,
): ClientSupport {
  const watching = workspace?.didChangeWatchedFiles;
  const edits = workspace?.workspaceEdit;
  return {
    configuration: workspace?.configuration === true,
    configurationEvents: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    folderWatching: watching?.dynamicRegistration === true && watching.relativePatternSupport === true,
    versionedEdits: edits?.documentChanges === true,
    snippetEdits: edits?.documentChanges === true && edits.snippetEditSupport === true,
    codeLensRegistration: textDocument?.codeLens?.dynamicRegistration === true,
    codeLensRefresh: workspace?.codeLens?.refreshSupport === true,
    showDocument: window?.showDocument?.support === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    markdownFeatures: options.markdownFeatures === true,
    sizedImages: options.sizedImages === true,
  };
}
