import type { Disposable } from 'vscode-languageserver';
import { Utils, type URI } from 'vscode-uri';
import type { FolderListener, FolderWatch } from './folderWatcher';
import { parseUri } from './uri';

/**
 * Watches a folder of the host's computer for what happens directly in it.
 * @param onChange Called with the names of entries, or of the folder itself when it goes.
 * @returns Null if the folder can't be watched.
 */
export type WatchFolder = (folder: URI, onChange: (names: ReadonlySet<string>) => void) => Disposable | null;

/** Watches folders on the host, for clients that don't watch. */
export function createHostWatch(watchFolder: WatchFolder, listener: FolderListener): FolderWatch {
  const watches = new Map<string, Disposable | null>();

  function start(folder: string): void {
    const uri = parseUri(folder);
    const watch =
      uri &&
      watchFolder(uri, (names) => {
        tell(uri, names);
      });
    watches.set(folder, watch);
  }

  function stop(folder: string): void {
    watches.get(folder)?.dispose();
    watches.delete(folder);
  }

  function tell(folder: URI, names: ReadonlySet<string>): void {
    const ownName = Utils.basename(folder);
    for (const name of names) {
      const uri = Utils.joinPath(folder, name);
      for (const changed of name === ownName ? [folder, uri] : [uri]) {
        // A folder that was created again is not the one that was watched.
        if (watches.has(changed.toString())) {
          stop(changed.toString());
          start(changed.toString());
        }
        listener.changed(changed);
      }
    }
  }

  return {
    set(folders) {
      const wanted = new Set(folders);
      for (const folder of [...watches.keys()]) if (!wanted.has(folder)) stop(folder);
      const fresh = [...wanted].filter((folder) => !watches.has(folder));
      fresh.forEach(start);
      if (fresh.length > 0) listener.watched(new Set(fresh));
    },
    dispose() {
      for (const folder of [...watches.keys()]) stop(folder);
    },
  };
}
