import type { ClientCapabilities } from 'vscode-languageserver';

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
}

/** Reads the client's capabilities. */
export function supportOf({ workspace }: ClientCapabilities): ClientSupport {
  const watching = workspace?.didChangeWatchedFiles;
  const edits = workspace?.workspaceEdit;
  return {
    configuration: workspace?.configuration === true,
    configurationEvents: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    folderWatching: watching?.dynamicRegistration === true && watching.relativePatternSupport === true,
    versionedEdits: edits?.documentChanges === true,
    snippetEdits: edits?.documentChanges === true && edits.snippetEditSupport === true,
  };
}
