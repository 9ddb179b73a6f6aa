import { Utils, type URI } from 'vscode-uri';
import type { ReportFiles } from '../../files/reportFiles';
import { CLONES, groupFolders, placeRank } from '../../export/groups/groupFolders';

/** A folder that contains a group's clone, or is one. */
export interface GroupPlace {
  /** The folder's name. */
  readonly name: string;
  readonly folder: URI;
}

/** The report of a group. */
export interface GroupFile {
  readonly uri: URI;
  /** Path from the group's folder. */
  readonly path: string;
}

/** The files in a folder, by paths from it. */
export type FilesIn = (folder: URI) => ReportFiles | null;

/** Maximum number of folders of one group to list, and their depth. */
const MAX_FOLDERS = 500;
const MAX_DEPTH = 8;

/**
 * The groups in a workspace folder: its subfolders, or those of its `cloned_repos`; a folder that is itself a clone is
 * one group.
 */
export async function findGroups(folder: URI, filesIn: FilesIn): Promise<readonly GroupPlace[]> {
  const entries = await filesIn(folder)?.list('');
  if (!entries) return [];
  const folders = [...entries].filter(([, kind]) => kind === 'folder').map(([name]) => name);
  if (folders.includes(CLONES)) return findGroups(Utils.joinPath(folder, CLONES), filesIn);
  if (entries.has('.git')) return [{ name: Utils.basename(folder), folder }];
  return groupFolders(folders).map((name) => ({ name, folder: Utils.joinPath(folder, name) }));
}

/** The report nearest to the top of a group's folder, preferring `reports/`; null if there is none. */
export async function findReport({ folder }: GroupPlace, filesIn: FilesIn): Promise<GroupFile | null> {
  const files = filesIn(folder);
  if (!files) return null;
  let level = [''];
  let looked = 0;
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const folders = level.slice(0, MAX_FOLDERS - looked);
    looked += folders.length;
    const found = await Promise.all(folders.map((path) => entriesOf(path, files)));
    const paths = found.flatMap((each) => each.files);
    const [report] = paths.sort((a, b) => rankOf(a) - rankOf(b));
    if (report !== undefined) return { uri: Utils.joinPath(folder, report), path: report };
    level = found.flatMap((each) => each.folders);
  }
  return null;
}

async function entriesOf(
  path: string,
  files: ReportFiles,
): Promise<{ readonly files: string[]; readonly folders: string[] }> {
  const entries = [...((await files.list(path)) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  const below = path === '' ? '' : `${path}/`;
  const named = (wanted: 'file' | 'folder'): string[] =>
    entries.filter(([, kind]) => kind === wanted).map(([name]) => name);
  return {
    files: named('file')
      .map((name) => below + name)
      .filter((each) => placeRank(each) !== null),
    folders: named('folder')
      .filter((name) => !name.startsWith('.') && name !== 'node_modules')
      .map((name) => below + name),
  };
}

function rankOf(path: string): number {
  return placeRank(path) ?? Infinity;
}
