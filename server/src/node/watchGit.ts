import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RepositoryWatch } from '../files/repository';
import { watchPath } from './watchFolder';

/** The folders of git's data, as absolute paths. */
export interface GitFolders {
  /** That of this work tree. */
  readonly gitFolder: string;
  /** That shared by all work trees. */
  readonly commonFolder: string;
  /** Folders of the work tree whose `.gitignore` is watched. */
  readonly workFolders: readonly string[];
}

/** Maximum number of watched branch folders: each name with a `/` has one of its own. */
const MAX_REF_FOLDERS = 30;

const GIT_FILES: readonly string[] = ['HEAD', 'index', 'packed-refs', 'FETCH_HEAD', 'config'];

/** Watches git's own files for changes that may affect `Repository`. */
export function watchGit(folders: GitFolders, onChange: () => void): RepositoryWatch {
  const { gitFolder, commonFolder, workFolders } = folders;
  const watch = (folder: string, matters: (name: string) => boolean): RepositoryWatch | null =>
    watchPath(folder, (names) => {
      if ([...names].some(matters)) onChange();
    });
  const watches = [
    ...distinct([gitFolder, commonFolder]).map((folder) => watch(folder, (name) => GIT_FILES.includes(name))),
    ...refFolders(commonFolder).map((folder) => watch(folder, (name) => !name.endsWith('.lock'))),
    ...distinct(workFolders).map((folder) => watch(folder, (name) => name === '.gitignore')),
  ];
  return {
    dispose() {
      for (const one of watches) one?.dispose();
    },
  };
}

function refFolders(commonFolder: string): string[] {
  const found = [join(commonFolder, 'refs', 'heads'), join(commonFolder, 'refs', 'remotes')];
  // Grows during the loop.
  for (const folder of found) {
    if (found.length >= MAX_REF_FOLDERS) break;
    found.push(...foldersIn(folder));
  }
  return found.slice(0, MAX_REF_FOLDERS);
}

function foldersIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  } catch {
    // There are no branches yet, or they are not stored as files.
    return [];
  }
}

function distinct(paths: readonly string[]): string[] {
  return [...new Set(paths)];
}
