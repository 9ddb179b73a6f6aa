import { open, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { findGroups, placesOf, type FilesIn, type GroupPlace } from '../../features/groups/findGroups';
import {
  LIST_NAME,
  LIST_TOO_LARGE,
  MAX_LIST_SIZE,
  NO_LIST,
  readGroupList,
} from '../../features/groups/groupList';
import { readUpTo } from '../../node/readSmall';
import { systemInputError, type InputError } from '../inputError';

/** The groups of a path, and what is wrong with it. */
export interface ListedGroups {
  readonly places: readonly GroupPlace[];
  readonly errors: readonly InputError[];
}

/**
 * The groups of a path: those of the course's `group_info.csv`, with their clones beside it, or those in a folder.
 * Never rejects because of a file.
 */
export async function listGroups(path: string, filesIn: FilesIn): Promise<ListedGroups> {
  try {
    const entry = await stat(path);
    if (!entry.isDirectory()) return await groupsInFile(path, filesIn);
    const { places, listFault } = await findGroups(URI.file(resolve(path)), filesIn);
    if (listFault !== null) return { places, errors: [unusable(join(path, LIST_NAME), listFault)] };
    if (places.length > 0) return { places, errors: [] };
    const message = 'has no folders of groups in it. Name the folder that holds their clones.';
    return { places, errors: [{ path, error: 'no-reports', message }] };
  } catch (error) {
    return { places: [], errors: [systemInputError(path, error)] };
  }
}

async function groupsInFile(path: string, filesIn: FilesIn): Promise<ListedGroups> {
  const text = await readList(path);
  const list = text === null ? null : readGroupList(text);
  if (list) return { places: await placesOf(list, URI.file(resolve(dirname(path))), filesIn), errors: [] };
  return { places: [], errors: [unusable(path, text === null ? LIST_TOO_LARGE : NO_LIST)] };
}

function unusable(path: string, message: string): InputError {
  return { path, error: message === LIST_TOO_LARGE ? 'too-large' : 'not-a-report', message };
}

/** The path is typed, so it may be a pipe. */
async function readList(path: string): Promise<string | null> {
  const file = await open(path);
  const bytes = await readUpTo(file, MAX_LIST_SIZE).finally(() => file.close());
  return bytes?.toString() ?? null;
}
