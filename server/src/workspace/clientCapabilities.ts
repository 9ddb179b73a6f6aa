import type {
  ClientCapabilities,
  DidChangeWatchedFilesClientCapabilities,
  MarkupKind,
} from 'vscode-languageserver';
import type { InitializationOptions } from '../../../common/protocol';

/** The client's capabilities that the server uses. */
export interface ClientSupport {
  /** The client answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** The client allows registering for `workspace/didChangeConfiguration`. */
  readonly configurationEvents: boolean;
  /** The client reports added and removed workspace folders. */
  readonly workspaceFolders: boolean;
  /** How to name folders for the client to watch; null if it watches none. */
  readonly folderWatching: FolderPattern | null;
  /** Edits may name the document version that they are meant for. */
  readonly versionedEdits: boolean;
  /** Edits may hold snippets. */
  readonly snippetEdits: boolean;
  /** Code lenses may be registered and unregistered while the server runs. */
  readonly codeLensRegistration: boolean;
  /** The client refreshes code lenses on request. */
  readonly codeLensRefresh: boolean;
  /** The client shows code lenses. */
  readonly codeLenses: boolean;
  /** The client shows inlay hints. */
  readonly inlayHints: boolean;
  /** The client refreshes inlay hints on request. */
  readonly inlayHintRefresh: boolean;
  /** Edits may create files. */
  readonly fileCreation: boolean;
  /** Edits may rename files. */
  readonly renamingEdits: boolean;
  /** The client asks what can be renamed before it asks for the new name. */
  readonly renamePreparation: boolean;
  /** The client can show a place in a document on request. */
  readonly showDocument: boolean;
  /** The formats that a hover may have, in the client's order of preference; undefined if it names none. */
  readonly hoverFormats: readonly MarkupKind[] | undefined;
  /** The same for the documentation of completions. */
  readonly documentationFormats: readonly MarkupKind[] | undefined;
  /** Symbols may be nested. */
  readonly nestedSymbols: boolean;
  /** The editor has its own features for Markdown (`InitializationOptions`). */
  readonly markdownFeatures: boolean;
  /** Images in Markdown may have a width (`InitializationOptions`). */
  readonly sizedImages: boolean;
  /** Titles of code lenses may contain icons (`InitializationOptions`). */
  readonly titleIcons: boolean;
  /** The client wants to be notified about reports (`InitializationOptions`). */
  readonly reportChanged: boolean;
}

/** `relative`: a folder's URI and a glob below it; `absolute`: one glob with the whole path. */
export type FolderPattern = 'relative' | 'absolute';

/** Reads the client's capabilities and initialization options. */
export function supportOf(
  { workspace, textDocument, window }: ClientCapabilities,
  options: InitializationOptions,
): ClientSupport {
  const edits = workspace?.workspaceEdit;
  return {
    configuration: workspace?.configuration === true,
    configurationEvents: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    folderWatching: folderPattern(workspace?.didChangeWatchedFiles),
    versionedEdits: edits?.documentChanges === true,
    snippetEdits: edits?.documentChanges === true && edits.snippetEditSupport === true,
    codeLensRegistration: textDocument?.codeLens?.dynamicRegistration === true,
    codeLensRefresh: workspace?.codeLens?.refreshSupport === true,
    codeLenses: isOffered(textDocument?.codeLens),
    inlayHints: isOffered(textDocument?.inlayHint),
    inlayHintRefresh: workspace?.inlayHint?.refreshSupport === true,
    fileCreation: edits?.documentChanges === true && edits.resourceOperations?.includes('create') === true,
    renamingEdits: edits?.documentChanges === true && edits.resourceOperations?.includes('rename') === true,
    renamePreparation: textDocument?.rename?.prepareSupport === true,
    showDocument: window?.showDocument?.support === true,
    hoverFormats: textDocument?.hover?.contentFormat,
    documentationFormats: textDocument?.completion?.completionItem?.documentationFormat,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    markdownFeatures: options.markdownFeatures === true,
    sizedImages: options.sizedImages === true,
    titleIcons: options.titleIcons === true,
    reportChanged: options.reportChanged === true,
  };
}

function folderPattern(watching: DidChangeWatchedFilesClientCapabilities | undefined): FolderPattern | null {
  if (watching?.dynamicRegistration !== true) return null;
  return watching.relativePatternSupport === true ? 'relative' : 'absolute';
}

/** Clients also send null for what they can't do. */
function isOffered(capability: object | null | undefined): boolean {
  return capability !== undefined && capability !== null;
}
