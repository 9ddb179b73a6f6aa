import { realpath, stat } from 'node:fs/promises';
import { basename, extname, resolve, sep } from 'node:path';
import { isGlob, readGlob } from '../text/glob';
import { compareNaturally } from '../text/naturalOrder';
import { DEFAULT_SETTINGS } from '../workspace/settings';
import { repositoryOf } from '../node/figureRoot';
import { systemInputError, type InputError } from './inputError';
import { walkFolder, type Search, type Walk, type WalkedFolder } from './walkFolder';

/** The globs under which a report is looked for in a folder. */
const REPORT_GLOBS = DEFAULT_SETTINGS.files;

const REPORT_NAMES: ReadonlySet<string> = new Set(REPORT_GLOBS.map((glob) => basename(glob)));
const REPORTS = REPORT_GLOBS.map((glob) => readGlob(glob));
const NEVER_SEARCHED: ReadonlySet<string> = new Set(['node_modules', '.git']);
const MARKDOWN: ReadonlySet<string> = new Set(['.md', '.markdown']);

/** The longest glob, in UTF-16 units; no path is longer. */
const LONGEST_GLOB = 4096;

/** The path of a file to check, or why there is none. */
export type Found = string | InputError;

/**
 * The files that paths as typed stand for, each once: files as they are, folders with the reports below them, globs with the
 * Markdown files and folders that they match. Paths stay relative where they were. Never rejects for lack of a file.
 */
export async function findReports(paths: readonly string[]): Promise<Found[]> {
  const all: Found[] = [];
  for (const path of paths.length > 0 ? paths : ['.']) all.push(...(await expand(path)));
  return unique(all);
}

async function expand(path: string): Promise<Found[]> {
  try {
    const entry = await stat(path);
    if (!entry.isDirectory()) return [path];
    return found(await walkFolder(await folderAt(path, true), await searchFrom(path)), {
      path,
      error: 'no-reports',
      message: `has no report in it. Looked for ${REPORT_GLOBS.map((glob) => glob.replace('**/', '')).join(', ')} in it and the folders below.`,
    });
  } catch (error) {
    const inputError = systemInputError(path, error);
    const glob = withSlashes(path);
    if (inputError.error !== 'not-found' || glob.length > LONGEST_GLOB || !isGlob(glob)) return [inputError];
    return matchesOf(glob).catch((reason: unknown) => [systemInputError(path, reason)]);
  }
}

/** What a walk gave, in a natural order; where it gave nothing, why. */
function found({ files, errors, ignored }: Walk, nothing: InputError): Found[] {
  if (files.length > 0 || errors.length > 0)
    return [...inOrder(files), ...errors.toSorted((a, b) => compareNaturally(a.path, b.path))];
  if (ignored === 0) return [nothing];
  const message =
    'has no report in it but what .gitignore leaves out. Name the file itself to have it checked.';
  return [{ ...nothing, message }];
}

async function folderAt(path: string, isSearched: boolean): Promise<WalkedFolder> {
  return { path, real: await realpath(path), below: '', isSearched };
}

/** The search for reports below a folder, also where the folder itself is `reports`. */
async function searchFrom(path: string): Promise<Search> {
  const real = await realpath(path);
  return {
    bound: (await repositoryOf(real)) ?? real,
    wantsFile: isReport,
    wantsFolder: (_, name) => (name.startsWith('.') || NEVER_SEARCHED.has(name) ? 'no' : 'yes'),
  };
}

function isReport(folder: WalkedFolder, name: string): boolean {
  if (!REPORT_NAMES.has(name)) return false;
  const path = withSlashes(resolve(folder.path, name)).replace(/^\w:/u, '');
  return REPORTS.some((match) => match(path).isWhole);
}

/** The Markdown files that a glob matches, and the reports in folders that it matches. */
async function matchesOf(glob: string): Promise<Found[]> {
  const nothing: InputError = { path: glob, error: 'not-found', message: 'matches no report.' };
  const names = glob.replace(/\/+$/u, '').split('/');
  const literal = names.findIndex((name) => isGlob(name) || /[{}]/u.test(name));
  // Brackets that hold a slash match nothing.
  if (literal < 0) return [nothing];
  const base = names.slice(0, literal).join('/');
  const path = base === '' ? (glob.startsWith('/') ? '/' : '.') : base;
  const isFolder = await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) return [nothing];
  const match = readGlob(names.slice(literal).join('/'), { dot: false });
  const search = await searchFrom(path);
  const walk = await walkFolder(await folderAt(path, false), {
    bound: search.bound,
    wantsFile: (folder, name) =>
      (MARKDOWN.has(extname(name).toLowerCase()) && match(folder.below + name).isWhole) ||
      (folder.isSearched && search.wantsFile(folder, name)),
    wantsFolder(folder, name) {
      if (NEVER_SEARCHED.has(name)) return 'no';
      if (match(folder.below + name).isWhole) return 'search';
      const isWanted = match(`${folder.below}${name}/`).isStart;
      return isWanted || (folder.isSearched && search.wantsFolder(folder, name) === 'yes') ? 'yes' : 'no';
    },
  });
  return found(walk, nothing);
}

/** Windows writes paths, and globs that its shells leave to the program, with backslashes. */
function withSlashes(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

function inOrder(paths: readonly string[]): string[] {
  return paths.toSorted(compareNaturally);
}

function unique(all: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const path = resolve(typeof one === 'string' ? one : one.path);
    if (seen.has(path)) return false;
    seen.add(path);
    return true;
  });
}
