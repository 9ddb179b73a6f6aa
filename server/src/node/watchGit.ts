import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
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
    watchRefs(join(commonFolder, 'refs'), onChange),
    ...distinct(workFolders).map((folder) => watch(folder, (name) => name === '.gitignore')),
  ];
  return {
    dispose() {
      for (const one of watches) one?.dispose();
    },
  };
}

/** Watches the branches, also in folders that git makes later: `remotes` comes with the first push or fetch. */
function watchRefs(refs: string, onChange: () => void): RepositoryWatch {
  const watches = new Map<string, RepositoryWatch | null>();

  function follow(): void {
    for (const folder of refFolders(refs))
      if (!watches.has(folder))
        watches.set(
          folder,
          watchPath(folder, (names) => {
            changed(folder, names);
          }),
        );
  }

  function changed(folder: string, names: ReadonlySet<string>): void {
    const matters = [...names].filter((name) =>
      folder === refs ? BRANCH_FOLDERS.includes(name) : !name.endsWith('.lock'),
    );
    if (matters.length === 0) return;
    // A folder may have been deleted and made again, which ends its watch.
    for (const name of matters) forget(join(folder, name));
    follow();
    onChange();
  }

  function forget(folder: string): void {
    for (const [path, watch] of watches) {
      if (path !== folder && !path.startsWith(folder + sep)) continue;
      watch?.dispose();
      watches.delete(path);
    }
  }

  follow();
  return {
    dispose() {
      for (const watch of watches.values()) watch?.dispose();
      watches.clear();
    },
  };
}

const BRANCH_FOLDERS: readonly string[] = ['heads', 'remotes'];

/** The folder itself, and those of branches in it. */
function refFolders(refs: string): string[] {
  const found = BRANCH_FOLDERS.map((name) => join(refs, name)).filter((folder) => existsSync(folder));
  // Grows during the loop.
  for (const folder of found) {
    if (found.length >= MAX_REF_FOLDERS) break;
    found.push(...foldersIn(folder));
  }
  return [refs, ...found.slice(0, MAX_REF_FOLDERS)];
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
