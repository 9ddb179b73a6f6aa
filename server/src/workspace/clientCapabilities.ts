import type {
  ClientCapabilities,
  DidChangeWatchedFilesClientCapabilities,
  MarkupKind,
} from 'vscode-languageserver';
import type { InitializationOptions } from '../../../common/protocol';

/** What the server makes use of where the client can do it. */
export interface ClientSupport {
  /** The client answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** The client lets us register for `workspace/didChangeConfiguration`. */
  readonly configurationEvents: boolean;
  /** The client tells when workspace folders come and go. */
  readonly workspaceFolders: boolean;
  /** How folders are named that the client shall watch; null where it watches none. */
  readonly folderWatching: FolderPattern | null;
  /** Edits may name the version of the document that they are meant for. */
  readonly versionedEdits: boolean;
  /** Edits may hold snippets. */
  readonly snippetEdits: boolean;
  /** Code lenses may be offered and withdrawn while the server runs. */
  readonly codeLensRegistration: boolean;
  /** The client asks for code lenses anew when it is told to. */
  readonly codeLensRefresh: boolean;
  /** The client shows code lenses. */
  readonly codeLenses: boolean;
  /** The client shows inlay hints. */
  readonly inlayHints: boolean;
  /** The client asks for inlay hints anew when it is told to. */
  readonly inlayHintRefresh: boolean;
  /** Edits may create files. */
  readonly fileCreation: boolean;
  /** Edits may rename files. */
  readonly renamingEdits: boolean;
  /** The client asks what is to be renamed before it asks for the new name. */
  readonly renamePreparation: boolean;
  /** The client goes to a place in a document when it is told to. */
  readonly showDocument: boolean;
  /** The formats that a hover may have, the client's favourite first; undefined where it tells none. */
  readonly hoverFormats: readonly MarkupKind[] | undefined;
  /** The same of what is told of a completion. */
  readonly documentationFormats: readonly MarkupKind[] | undefined;
  /** Symbols may hold symbols. */
  readonly nestedSymbols: boolean;
  /** The editor has features of its own for Markdown (`InitializationOptions`). */
  readonly markdownFeatures: boolean;
  /** Images in Markdown may be given a width (`InitializationOptions`). */
  readonly sizedImages: boolean;
  /** Titles of code lenses may hold icons (`InitializationOptions`). */
  readonly titleIcons: boolean;
  /** The client wants to be told of reports (`InitializationOptions`). */
  readonly reportChanged: boolean;
}

/** `relative`: by a folder's URI and a glob below it; `absolute`: by one glob with the whole path. */
export type FolderPattern = 'relative' | 'absolute';

/** Reads the client's capabilities, and what it told beside them. */
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

/** Clients write null, too, for what they can't do. */
function isOffered(capability: object | null | undefined): boolean {
  return capability !== undefined && capability !== null;
}
