import type { Connection, Disposable, GlobPattern } from 'vscode-languageserver';
import type { URI } from 'vscode-uri';
import { DidChangeWatchedFilesNotification } from '../lsp';
import type { FolderPattern } from './clientCapabilities';
import { coalesce } from '../../../common/coalesce';
import type { Failures } from './failures';
import { parseUri } from './uri';

/** Watches a set of folders, which may change. */
export interface FolderWatch {
  /** Watches exactly these folders. */
  set(folders: readonly string[]): void;
  dispose(): void;
}

/** Receives the events of a watch. */
export interface FolderListener {
  /** Called with folders, as URIs, that are watched from now on; earlier events there were not reported. */
  readonly watched: (folders: ReadonlySet<string>) => void;
  /** Called with what was created, deleted or changed: an entry of a folder, or a folder. */
  readonly changed: (uri: URI) => void;
}

/** Begins a watch, of no folder yet. */
export type StartFolderWatch = (listener: FolderListener) => FolderWatch;

/** How to ask a client to watch. */
export interface ClientWatchContext {
  readonly connection: Connection;
  readonly failures: Failures;
  readonly pattern: FolderPattern;
  /** What to watch in a folder: `*`, or the name of a file. */
  readonly entries: string;
}

/**
 * Has the client watch folders for what happens directly in them. It reports that by `workspace/didChangeWatchedFiles`.
 * All kinds of events are requested: some clients report a copied file as changed.
 */
export function createClientWatch(
  { connection, failures, pattern, entries }: ClientWatchContext,
  { watched: onWatched }: FolderListener,
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
    const toGlob = pattern === 'relative' ? relativeGlob : absoluteGlob;
    return connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [...folders].map((folder) => ({ globPattern: toGlob(folder, entries) })),
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

function relativeGlob(folder: string, entries: string): GlobPattern {
  return { baseUri: folder, pattern: entries };
}

/**
 * A glob of the whole path. Globs have no escapes, so characters with a meaning in globs are replaced by a wildcard,
 * and so is the drive letter, which is written in both cases.
 */
function absoluteGlob(folder: string, entries: string): GlobPattern {
  const path = parseUri(folder)?.path ?? '';
  const plain = path.replaceAll(/[*?{}[\],!\\]/gu, '?').replace(/^\/[a-z]:/iu, '?:');
  return `${plain.replace(/\/$/u, '')}/${entries}`;
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
