import type { Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compareNaturally } from '../../text/naturalOrder';
import { readUpTo } from '../../node/readSmall';
import { CLONES, GROUP_FOLDER, groupFolders } from '../../export/groups/groupFolders';
import { systemInputError, type InputError } from '../inputError';
import { readCsv } from './csv';

/** A group and the folder of its clone. */
export interface ListedGroup {
  readonly name: string;
  /** The folder that contains the clone, or is it; null if there is none. */
  readonly folder: string | null;
  readonly repository: string | null;
}

/** Maximum size in bytes; the course's list of 500 groups has about 50 kB. */
const MAX_LIST_SIZE = 4_000_000;

/**
 * The groups of a path: those of the course's `group_info.csv`, with their clones beside it, or the folders inside a
 * folder. An input error if there are none.
 */
export async function listGroups(path: string): Promise<readonly ListedGroup[] | InputError> {
  try {
    const entry = await stat(path);
    if (!entry.isDirectory()) return await groupsInCsv(path);
    const folders = await foldersOf(path);
    if (folders.some(({ name }) => name === CLONES)) return await listGroups(join(path, CLONES));
    const groups = groupFolders(folders.map(({ name }) => name));
    if (groups.length === 0)
      return {
        path,
        error: 'no-reports',
        message: 'has no folders of groups in it. Name the folder that holds their clones.',
      };
    return groups.map((name) => ({ name, folder: join(path, name), repository: null }));
  } catch (error) {
    return systemInputError(path, error);
  }
}

async function groupsInCsv(path: string): Promise<readonly ListedGroup[] | InputError> {
  const text = await readList(path);
  if (text === null) return { path, error: 'too-large', message: 'is larger than any list of groups.' };
  const [head = [], ...rows] = readCsv(text);
  const number = head.findIndex((name) => /^group[ _]?(?:nb|number|nr|id)?$/iu.test(name.trim()));
  const repository = head.findIndex((name) => /repo/iu.test(name));
  if (number < 0) {
    const message = 'is no list of groups: its first line needs a column `group_nb`, and `github_repo`.';
    return { path, error: 'not-a-report', message };
  }
  const beside = await clonesBeside(dirname(path));
  return rows
    .filter((row) => (row[number] ?? '').trim() !== '')
    .map((row) => {
      const name = (row[number] ?? '').trim();
      return { name, folder: beside.get(keyOf(name)) ?? null, repository: row[repository]?.trim() ?? null };
    });
}

/** Folders of groups by group number, in a folder and in its `cloned_repos`. */
async function clonesBeside(folder: string): Promise<ReadonlyMap<string, string>> {
  const inside = join(folder, CLONES);
  const found = new Map<string, string>();
  for (const place of [folder, inside])
    for (const { name } of await foldersOf(place).catch(() => [])) found.set(keyOf(name), join(place, name));
  return found;
}

/** `group_07` and `7` are the same group. */
function keyOf(name: string): string {
  const number = GROUP_FOLDER.exec(name)?.[1] ?? name;
  return /^\d+$/u.test(number) ? `${Number(number)}` : number.toLowerCase();
}

async function foldersOf(path: string): Promise<Dirent[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .sort((a, b) => compareNaturally(a.name, b.name));
}

/** The path is typed, so it may be a pipe. */
async function readList(path: string): Promise<string | null> {
  const file = await open(path);
  const bytes = await readUpTo(file, MAX_LIST_SIZE).finally(() => file.close());
  return bytes?.toString() ?? null;
}
