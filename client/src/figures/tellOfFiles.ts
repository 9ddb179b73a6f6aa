import { Disposable, workspace } from 'vscode';
import type { LanguageServer } from '../server/languageServer';

/**
 * Tells the server of files that are created, renamed and deleted in the editor, such as a figure that is pasted. It hears of most
 * from the watch over its folders too, but later, and not where VS Code watches nothing: in what `files.watcherExclude` names, or in
 * a folder that was made a moment ago.
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
