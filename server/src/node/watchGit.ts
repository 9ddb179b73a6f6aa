import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RepositoryWatch } from '../files/repository';
import { watchPath } from './watchFolder';

/** Where git keeps what it knows, as absolute paths. */
export interface GitFolders {
  /** Of this work tree. */
  readonly gitFolder: string;
  /** What all work trees share. */
  readonly commonFolder: string;
  /** Folders of the work tree whose `.gitignore` is watched. */
  readonly workFolders: readonly string[];
}

/** So many folders of branches are watched: each name with a `/` has one of its own. */
const MAX_REF_FOLDERS = 30;

const GIT_FILES: readonly string[] = ['HEAD', 'index', 'packed-refs', 'FETCH_HEAD', 'config'];

/** Watches git's own files for what may change an answer of `Repository`. */
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
  // Grows while it is walked.
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
    // There are none yet, or other ones than files keep the branches.
    return [];
  }
}

function distinct(paths: readonly string[]): string[] {
  return [...new Set(paths)];
}
