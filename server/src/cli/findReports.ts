import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { isGlob, readGlob } from '../text/glob';
import { compareNaturally } from '../text/naturalOrder';
import { DEFAULT_SETTINGS } from '../workspace/settings';
import { repositoryOf } from '../node/figureRoot';
import { isReportName } from '../workspace/reportName';
import { configurationFor } from './configuration';
import { systemInputError, type InputError } from './inputError';
import { walkFolder, type Search, type Walk, type WalkedFolder } from './walkFolder';

/** Which files of a folder are reports by name. */
export interface FolderGlobs {
  readonly globs: readonly string[];
  /** The folder of the configuration file, which the globs are also relative to; null for the default. */
  readonly from: string | null;
}

/** Which files are reports by name. */
export interface ReportNames {
  /** Whether a file of this name may be one. */
  mayBe(name: string): boolean;
  /** The globs for the files in a folder. Never rejects. */
  globsFor(folder: string): Promise<FolderGlobs>;
}

const DEFAULT_GLOBS: FolderGlobs = { globs: DEFAULT_SETTINGS.files, from: null };
const USUAL_NAMES: ReadonlySet<string> = new Set(DEFAULT_GLOBS.globs.map((glob) => basename(glob)));

/** The default, ignoring configuration files. */
export const DEFAULT_NAMES: ReportNames = {
  mayBe: (name) => USUAL_NAMES.has(name),
  globsFor: () => Promise.resolve(DEFAULT_GLOBS),
};

/** The globs of configuration files, else the default. */
export const CONFIGURED_NAMES: ReportNames = {
  mayBe: isMarkdown,
  async globsFor(folder) {
    const { configuration, folder: from } = await configurationFor(folder);
    return configuration.files === null ? DEFAULT_GLOBS : { globs: configuration.files, from };
  },
};

const NEVER_SEARCHED: ReadonlySet<string> = new Set(['node_modules', '.git']);
const MARKDOWN: ReadonlySet<string> = new Set(['.md', '.markdown']);

/** Maximum length of a glob, in UTF-16 units; no path is longer. */
const MAX_GLOB_LENGTH = 4096;

/** The path of a file to check, or the reason why there is none. */
export type Found = string | InputError;

/**
 * The files that typed paths stand for, without duplicates: files as they are, folders with the reports below them,
 * globs with the Markdown files and folders that they match. Relative paths stay relative. Never rejects because of a
 * missing file.
 */
export async function findReports(paths: readonly string[], names: ReportNames): Promise<Found[]> {
  const all: Found[] = [];
  for (const path of paths.length > 0 ? paths : ['.']) all.push(...(await expand(path, names)));
  return unique(all);
}

async function expand(path: string, names: ReportNames): Promise<Found[]> {
  try {
    const entry = await stat(path);
    if (!entry.isDirectory()) return [path];
    const walk = await walkFolder(await folderAt(path, true), await searchFrom(path, names));
    const { globs } = await names.globsFor(path);
    return found(await onlyReports(walk, (file) => isReport(file, names)), {
      path,
      error: 'no-reports',
      message: `has no report in it. Looked for ${globs.map((glob) => glob.replace('**/', '')).join(', ')} in it and the folders below.`,
    });
  } catch (error) {
    const inputError = systemInputError(path, error);
    const glob = withSlashes(path);
    if (inputError.error !== 'not-found' || glob.length > MAX_GLOB_LENGTH || !isGlob(glob))
      return [inputError];
    return matchesOf(glob, names).catch((reason: unknown) => [systemInputError(path, reason)]);
  }
}

/** The files of a walk in natural order; if there are none, the reason. */
function found({ files, errors, ignored }: WalkedReports, nothing: InputError): Found[] {
  if (files.length > 0 || errors.length > 0)
    return [...inOrder(files), ...errors.toSorted((a, b) => compareNaturally(a.path, b.path))];
  if (ignored.length === 0) return [nothing];
  const message =
    'has no report in it but what .gitignore leaves out. Name the file itself to have it checked.';
  return [{ ...nothing, message }];
}

async function folderAt(path: string, isSearched: boolean): Promise<WalkedFolder> {
  return { path, real: await realpath(path), below: '', isSearched };
}

/** Searches for reports below a folder, also if the folder itself is `reports`. */
async function searchFrom(path: string, names: ReportNames): Promise<Search> {
  const real = await realpath(path);
  return {
    bound: (await repositoryOf(real)) ?? real,
    wantsFile: (_, name) => names.mayBe(name),
    wantsFolder: (_, name) => (name.startsWith('.') || NEVER_SEARCHED.has(name) ? 'no' : 'yes'),
  };
}

/** The reports found by a walk. */
interface WalkedReports {
  readonly files: readonly string[];
  readonly errors: readonly InputError[];
  /** Reports that git ignores. */
  readonly ignored: readonly string[];
}

/** The reports of a walk, without duplicates through links. */
async function onlyReports(walk: Walk, isOne: (path: string) => Promise<boolean>): Promise<WalkedReports> {
  const reals = new Map(walk.files.map(({ path, real }) => [path, real]));
  const [files, ignored, errors] = await Promise.all([
    filter([...reals.keys()], isOne),
    filter(walk.ignored, isOne),
    Promise.all(walk.errors.map(async ({ path }) => !isMarkdown(path) || (await isOne(path)))),
  ]);
  const byReal = new Map(files.toReversed().map((path) => [reals.get(path), path]));
  return { files: [...byReal.values()], ignored, errors: walk.errors.filter((_, index) => errors[index]) };
}

async function filter(
  paths: readonly string[],
  isOne: (path: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const isWanted = await Promise.all(paths.map(isOne));
  return paths.filter((_, index) => isWanted[index]);
}

async function isReport(path: string, names: ReportNames): Promise<boolean> {
  const { globs, from } = await names.globsFor(dirname(path));
  return isReportName(URI.file(resolve(path)), globs, from === null ? [] : [URI.file(from)]);
}

function isMarkdown(name: string): boolean {
  return MARKDOWN.has(extname(name).toLowerCase());
}

/** The Markdown files that a glob matches, and the reports in folders that it matches. */
async function matchesOf(glob: string, names: ReportNames): Promise<Found[]> {
  const nothing: InputError = { path: glob, error: 'not-found', message: 'matches no report.' };
  const parts = glob.replace(/\/+$/u, '').split('/');
  const literal = parts.findIndex((name) => isGlob(name) || /[{}]/u.test(name));
  // Brackets with a slash in them match nothing.
  if (literal < 0) return [nothing];
  const base = parts.slice(0, literal).join('/');
  const path = base === '' ? (glob.startsWith('/') ? '/' : '.') : base;
  const isFolder = await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) return [nothing];
  const match = readGlob(parts.slice(literal).join('/'), { dot: false });
  const search = await searchFrom(path, names);
  const walk = await walkFolder(await folderAt(path, false), {
    bound: search.bound,
    wantsFile: (folder, name) =>
      (isMarkdown(name) && match(folder.below + name).isWhole) ||
      (folder.isSearched && search.wantsFile(folder, name)),
    wantsFolder(folder, name) {
      if (NEVER_SEARCHED.has(name)) return 'no';
      if (match(folder.below + name).isWhole) return 'search';
      const isWanted = match(`${folder.below}${name}/`).isStart;
      return isWanted || (folder.isSearched && search.wantsFolder(folder, name) === 'yes') ? 'yes' : 'no';
    },
  });
  const isMeant = async (file: string): Promise<boolean> =>
    match(withSlashes(relative(path, file))).isWhole || isReport(file, names);
  return found(await onlyReports(walk, isMeant), nothing);
}

/** On Windows, paths use backslashes, and so do globs that the shell leaves to the program. */
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
