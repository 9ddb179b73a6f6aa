import { isUtf8 } from 'node:buffer';
import { constants, type Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createLimiter } from '../files/limiter';
import { isIgnored, readIgnoreRules, type IgnoreBudget, type IgnoreFile } from './gitignore';
import { systemInputError, type InputError } from './inputError';
import { isInside } from '../node/inside';
import { readSmall } from '../node/readSmall';

/** A folder that is walked. */
export interface WalkedFolder {
  /** The start of all paths found in it. */
  readonly path: string;
  /** Its absolute path without links. */
  readonly real: string;
  /** The path from the start of the walk, ending with `/`; empty for the start. */
  readonly below: string;
  /** Whether it is searched for reports; ignore rules only apply then. */
  readonly isSearched: boolean;
}

/** What to look for in a walk. */
export interface Search {
  /** The folder that links may not leave; others are not followed. */
  readonly bound: string;
  /** Whether a file is one to check. */
  wantsFile(folder: WalkedFolder, name: string): boolean;
  /** Whether a folder is skipped, looked into, or searched for reports. */
  wantsFolder(folder: WalkedFolder, name: string): 'no' | 'yes' | 'search';
}

/** A file found by a walk. */
export interface WalkedFile {
  readonly path: string;
  /** Its absolute path without links. */
  readonly real: string;
}

/** The result of a walk. */
export interface Walk {
  /** A file that links lead to is included once for each of its paths, the one without a link first. */
  readonly files: readonly WalkedFile[];
  /** What could not be read. */
  readonly errors: readonly InputError[];
  /** Matching files that git ignores. */
  readonly ignored: readonly string[];
}

/** Number of folders read at a time. */
const AT_A_TIME = 16;

/** Maximum size of a `.gitignore` file, in bytes. Larger ones are not used. */
const MAX_IGNORE_FILE_SIZE = 100_000;

/** Maximum number of rules in effect in a folder; files further in are then not used. */
const MAX_RULES = 5000;

/** Matching steps: about a second, and a thousand times what a repository needs. */
const IGNORE_BUDGET = 20_000_000;

/** A link, to be followed once everything else is known. */
interface Link {
  readonly folder: WalkedFolder;
  readonly name: string;
}

/** The names of folders with reports. */
const REPORT_FOLDER = /^reports?$/u;

/**
 * Walks a folder and those below it. Files that git ignores are left out of searched folders; links that stay inside
 * `bound` are followed, each folder once. Never rejects because of the file system.
 */
export async function walkFolder(start: WalkedFolder, search: Search): Promise<Walk> {
  const limit = createLimiter(AT_A_TIME);
  const budget: IgnoreBudget = { steps: IGNORE_BUDGET };
  const files: WalkedFile[] = [];
  const folders = new Set<string>();
  const errors: InputError[] = [];
  const links: Link[] = [];
  const ignored: string[] = [];

  async function walk(folder: WalkedFolder, above: readonly IgnoreFile[]): Promise<void> {
    if (folders.has(folder.real)) return;
    folders.add(folder.real);
    const entries = await limit(() => entriesOf(folder.path)).catch((error: unknown) => {
      errors.push(systemInputError(folder.path, error));
      return [];
    });
    const rules = folder.isSearched ? await withOwnRules(folder, above, entries) : above;
    const isLeftOut = (name: string, isFolder: boolean): boolean =>
      folder.isSearched && isIgnored(rules, folder.below + name, isFolder, budget);
    const inner: Promise<void>[] = [];
    for (const { name, kind, isUtf8 } of entries) {
      if (kind === 'link') {
        if (!isLeftOut(name, false)) links.push({ folder, name });
      } else if (kind === 'folder') {
        const wanted = search.wantsFolder(folder, name);
        if (wanted === 'no' || isLeftOut(name, true)) continue;
        if (isUtf8) inner.push(walk(inside(folder, name, wanted), rules));
        else errors.push(notUtf8(join(folder.path, name)));
      } else if (search.wantsFile(folder, name)) {
        if (isLeftOut(name, false)) ignored.push(join(folder.path, name));
        else if (!isUtf8) errors.push(notUtf8(join(folder.path, name)));
        else if (kind === 'other') errors.push(notAFile(join(folder.path, name)));
        else files.push({ path: join(folder.path, name), real: join(folder.real, name) });
      }
    }
    await Promise.all(inner);
  }

  async function follow({ folder, name }: Link): Promise<void> {
    const path = join(folder.path, name);
    const wantsFile = search.wantsFile(folder, name);
    const wanted = search.wantsFolder(folder, name);
    const isNamed = wantsFile || (wanted !== 'no' && REPORT_FOLDER.test(name));
    try {
      const real = await realpath(path);
      const stats = await stat(real);
      if (stats.isDirectory() ? wanted === 'no' : !wantsFile) return;
      if (!isInside(search.bound, real)) {
        if (isNamed) errors.push(leadsOut(path));
      } else if (stats.isDirectory()) {
        // A folder that contains the start is more than was asked for.
        if (!isInside(real, start.real)) await walk({ ...inside(folder, name, wanted), real }, []);
      } else if (!stats.isFile()) errors.push(notAFile(path));
      else files.push({ path, real });
    } catch (error) {
      if (isNamed) errors.push(systemInputError(path, error));
    }
  }

  await walk(start, []);
  for (let link = links.shift(); link; link = links.shift()) await follow(link);
  return { files, errors, ignored };
}

function inside(folder: WalkedFolder, name: string, wanted: 'no' | 'yes' | 'search'): WalkedFolder {
  return {
    path: join(folder.path, name),
    real: join(folder.real, name),
    below: `${folder.below}${name}/`,
    isSearched: folder.isSearched || wanted === 'search',
  };
}

interface Entry {
  /** With U+FFFD for bytes that are not UTF-8. */
  readonly name: string;
  readonly isUtf8: boolean;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

async function entriesOf(path: string): Promise<Entry[]> {
  const entries = await readdir(path, { withFileTypes: true });
  const odd = entries.some(({ name }) => name.includes('\uFFFD')) ? await oddNames(path) : NO_NAMES;
  return entries.map((entry) => ({ name: entry.name, isUtf8: !odd.has(entry.name), kind: kindOf(entry) }));
}

const NO_NAMES: ReadonlySet<string> = new Set();

function kindOf(entry: Dirent): Entry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/** The names in a folder whose bytes are not UTF-8. */
async function oddNames(path: string): Promise<ReadonlySet<string>> {
  const names = await readdir(path, { encoding: 'buffer' });
  return new Set(names.filter((name) => !isUtf8(name)).map((name) => name.toString()));
}

async function withOwnRules(
  folder: WalkedFolder,
  above: readonly IgnoreFile[],
  entries: readonly Entry[],
): Promise<readonly IgnoreFile[]> {
  if (!entries.some((entry) => entry.name === '.gitignore' && entry.kind === 'file')) return above;
  // Like git, not through a link.
  const path = join(folder.path, '.gitignore');
  const bytes = await readSmall(path, MAX_IGNORE_FILE_SIZE, constants.O_NOFOLLOW).catch(() => null);
  const rules = bytes && readIgnoreRules(bytes);
  const count = above.reduce((sum, file) => sum + file.rules.length, rules?.length ?? 0);
  return rules && count <= MAX_RULES ? [...above, { folder: folder.below, rules }] : above;
}

function notUtf8(path: string): InputError {
  return {
    path,
    error: 'unreadable',
    message: 'has a name that is not UTF-8, so it is not looked at. Rename it.',
  };
}

function notAFile(path: string): InputError {
  return { path, error: 'unreadable', message: 'is no file, so it is not read.' };
}

function leadsOut(path: string): InputError {
  return {
    path,
    error: 'unreadable',
    message: 'is a link that leaves the repository, so it is not followed. Name what it leads to instead.',
  };
}
