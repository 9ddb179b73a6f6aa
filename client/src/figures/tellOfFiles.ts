import { Disposable, workspace } from 'vscode';
import type { LanguageServer } from '../server/languageServer';

/**
 * Tells the server about files that are created, renamed or deleted in the editor, such as pasted figures. Its folder watcher reports most
 * of them too, but later, and misses what VS Code doesn't watch: paths in `files.watcherExclude` and folders created a moment ago.
 */
export function tellOfFiles(server: LanguageServer): Disposable {
  return Disposable.from(
    workspace.onDidCreateFiles(({ files }) => {
      server.filesChanged(files);
    }),
    workspace.onDidDeleteFiles(({ files }) => {
      server.filesChanged(files);
    }),
    workspace.onDidRenameFiles(({ files }) => {
      server.filesChanged(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]));
    }),
  );
}
