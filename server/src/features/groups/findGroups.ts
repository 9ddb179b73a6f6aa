import { Utils, type URI } from 'vscode-uri';
import type { ReportFiles } from '../../files/reportFiles';
import { CLONES, GROUP_FOLDER, groupFolders, placeRank } from '../../export/groups/groupFolders';
import { decode } from '../../text/decode';
import {
  LIST_NAME,
  LIST_TOO_LARGE,
  MAX_LIST_SIZE,
  NO_LIST,
  readGroupList,
  type ListedGroup,
} from './groupList';

/** A group and where its clone is. */
export interface GroupPlace {
  /** The folder's name, or the number in the course's list. */
  readonly name: string;
  /** The folder that contains the clone, or is it; null if a list names a group without one. */
  readonly folder: URI | null;
  /** The repository's address, from the course's list; null without such a list. */
  readonly repository: string | null;
}

/** The groups of a folder. */
export interface FoundGroups {
  readonly places: readonly GroupPlace[];
  /** Why the list in the folder can't be used; follows its name in a sentence. Null if it can, or there is none. */
  readonly listFault: string | null;
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
 * The groups in a folder: those of the course's list in it, with their clones beside it; else the folders in it, or in
 * its `cloned_repos`. A folder that is itself a clone is one group.
 */
export async function findGroups(folder: URI, filesIn: FilesIn): Promise<FoundGroups> {
  const files = filesIn(folder);
  const entries = await files?.list('');
  if (!files || !entries) return { places: [], listFault: null };
  if (entries.get(LIST_NAME) !== 'file')
    return { places: await groupsWithoutList(folder, filesIn), listFault: null };
  const bytes = await files.read(LIST_NAME, MAX_LIST_SIZE);
  const list = bytes && readGroupList(decode(bytes).text);
  if (list) return { places: await placesOf(list, folder, filesIn), listFault: null };
  const listFault = bytes ? NO_LIST : LIST_TOO_LARGE;
  return { places: await groupsWithoutList(folder, filesIn), listFault };
}

async function groupsWithoutList(folder: URI, filesIn: FilesIn): Promise<readonly GroupPlace[]> {
  const entries = await filesIn(folder)?.list('');
  if (!entries) return [];
  const folders = [...entries].filter(([, kind]) => kind === 'folder').map(([name]) => name);
  if (folders.includes(CLONES)) return groupsWithoutList(Utils.joinPath(folder, CLONES), filesIn);
  if (entries.has('.git') && !folders.some((name) => GROUP_FOLDER.test(name)))
    return [{ name: Utils.basename(folder), folder, repository: null }];
  return groupFolders(folders).map((name) => ({
    name,
    folder: Utils.joinPath(folder, name),
    repository: null,
  }));
}

/** The groups of a list, with their clones in its folder or in the `cloned_repos` there. */
export async function placesOf(
  list: readonly ListedGroup[],
  folder: URI,
  filesIn: FilesIn,
): Promise<readonly GroupPlace[]> {
  const clones = new Map<string, URI>();
  for (const place of [folder, Utils.joinPath(folder, CLONES)])
    for (const [name, kind] of (await filesIn(place)?.list('')) ?? [])
      if (kind === 'folder') clones.set(keyOf(name), Utils.joinPath(place, name));
  return list.map(({ name, repository }) => ({ name, repository, folder: clones.get(keyOf(name)) ?? null }));
}

/** `group_07` and `7` are the same group. */
function keyOf(name: string): string {
  const number = GROUP_FOLDER.exec(name)?.[1] ?? name;
  return /^\d+$/u.test(number) ? `${Number(number)}` : number.toLowerCase();
}

/** The report nearest to the top of a group's folder, preferring `reports/`; null if there is none. */
export async function findReport(folder: URI, filesIn: FilesIn): Promise<GroupFile | null> {
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
