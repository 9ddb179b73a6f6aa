import type { Connection, Disposable } from 'vscode-languageserver';
import { DidChangeWatchedFilesNotification, WatchKind } from '../lsp';
import { coalesce } from './coalesce';
import type { Failures } from './failures';

/** The client's watch over some folders, which may become others. */
export interface FolderWatch {
  /** Watches these folders and no others. */
  set(folders: readonly string[]): void;
  dispose(): void;
}

/**
 * Has the client watch folders, each for what is created and deleted directly in it.
 *
 * @param onWatched Called with folders that are watched from now on; what happened there before was not told.
 */
export function createFolderWatch(
  connection: Connection,
  failures: Failures,
  onWatched: (folders: ReadonlySet<string>) => void,
): FolderWatch {
  let wanted: ReadonlySet<string> = new Set();
  let watched: ReadonlySet<string> = new Set();
  let registration: Disposable | null = null;

  const follow = coalesce(async () => {
    if (sameSet(wanted, watched)) return;
    const folders = wanted;
    const fresh = new Set([...folders].filter((folder) => !watched.has(folder)));
    const old = registration;
    registration =
      folders.size === 0 ? null : await failures.guardAsync('Watching folders', () => register(folders));
    old?.dispose();
    watched = folders;
    if (registration && fresh.size > 0) onWatched(fresh);
  });

  function register(folders: ReadonlySet<string>): Promise<Disposable> {
    const kind = WatchKind.Create | WatchKind.Delete;
    return connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [...folders].map((baseUri) => ({ globPattern: { baseUri, pattern: '*' }, kind })),
    });
  }

  return {
    set(folders) {
      wanted = new Set(folders);
      void follow();
    },
    dispose() {
      wanted = new Set();
      void follow();
    },
  };
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
