import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { URI } from 'vscode-uri';
import { isRecord, type JsonRecord } from './jsonRecord';
import { parseUri, urisIn } from './uri';

/** The workspace folders, kept up to date. */
export interface Roots {
  folders: readonly URI[];
}

/** The folders as the client named them at the start. */
export function rootsOf(params: InitializeParams): Roots {
  if (params.workspaceFolders) return { folders: uris(params.workspaceFolders) };
  // Clients from before workspace folders name one folder; the protocol keeps it for them.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return { folders: params.rootUri ? uris([{ uri: params.rootUri }]) : [] };
}

const NOTHING: JsonRecord = {};

function uris(folders: unknown): URI[] {
  return urisIn(folders).flatMap((uri) => parseUri(uri) ?? []);
}

/**
 * Follows the client's workspace folders; call it once the client is initialized.
 * @param onChange Called after each change.
 */
export function followRoots(connection: Connection, roots: Roots, onChange: () => void): void {
  connection.workspace.onDidChangeWorkspaceFolders((event: unknown) => {
    const { added, removed } = isRecord(event) ? event : NOTHING;
    const gone = new Set(uris(removed).map((uri) => uri.toString()));
    const kept = roots.folders.filter((folder) => !gone.has(folder.toString()));
    roots.folders = [...kept, ...uris(added)];
    onChange();
  });
}
