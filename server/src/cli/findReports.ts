import { stat } from 'node:fs/promises';
import { basename, isAbsolute, join, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { glob, isDynamicPattern } from 'tinyglobby';
import { compareNaturally } from '../text/naturalOrder';
import { DEFAULT_SETTINGS } from '../workspace/settings';
import { ignoredFolders } from './ignoredFolders';
import { systemInputError, type InputError } from './inputError';

/** The globs under which a report is looked for in a folder. */
const REPORT_GLOBS = DEFAULT_SETTINGS.files;

const isReportPath = picomatch([...REPORT_GLOBS], { dot: true });
const REPORT_NAMES = [...new Set(REPORT_GLOBS.map((pattern) => `**/${basename(pattern)}`))];
const NEVER_SEARCHED = ['**/node_modules/**', '**/.git/**'];

/** The path of a file to check, or why there is none. */
export type Found = string | InputError;

/**
 * The files that paths as typed stand for, each once: files as they are, folders with the reports below them, globs with the
 * Markdown files and folders that they match. Paths stay relative where they were. Never rejects for lack of a file.
 */
export async function findReports(paths: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const path of paths.length > 0 ? paths : ['.']) found.push(...(await expand(path)));
  return unique(found);
}

async function expand(path: string): Promise<Found[]> {
  try {
    const entry = await stat(path);
    if (!entry.isDirectory()) return [path];
    const reports = await reportsBelow(path);
    if (reports.length > 0) return reports;
    const names = REPORT_GLOBS.map((pattern) => pattern.replace('**/', '')).join(', ');
    return [
      {
        path,
        error: 'no-reports',
        message: `has no report in it. Looked for ${names} in it and the folders below.`,
      },
    ];
  } catch (error) {
    const inputError = systemInputError(path, error);
    const pattern = toPattern(path);
    if (inputError.error !== 'not-found' || !isDynamicPattern(pattern)) return [inputError];
    const matches = await matchesOf(pattern);
    return matches.length > 0 ? matches : [{ path, error: 'not-found', message: 'matches no report.' }];
  }
}

/** The reports below a folder in a natural order; also where the folder itself is `reports`. */
async function reportsBelow(folder: string): Promise<string[]> {
  const files = await glob(REPORT_NAMES, {
    cwd: folder,
    ignore: [...NEVER_SEARCHED, ...(await ignoredFolders(folder))],
    expandDirectories: false,
    followSymbolicLinks: false,
  });
  const reports = files.filter((file) =>
    isReportPath(resolve(folder, file).split(sep).join('/').replace(/^\w:/, '')),
  );
  return inOrder(reports).map((file) => join(folder, file));
}

async function matchesOf(pattern: string): Promise<string[]> {
  const matches = await glob(pattern, {
    ignore: NEVER_SEARCHED,
    absolute: isAbsolute(pattern),
    onlyFiles: false,
    expandDirectories: false,
  });
  const folders = matches.filter((match) => match.endsWith('/'));
  const files = matches.filter((match) => /\.(md|markdown)$/i.test(match));
  const inFolders = await Promise.all(folders.map(reportsBelow));
  return inOrder([...files, ...inFolders.flat()]);
}

/** Windows' shells leave globs to the program and write them with backslashes. */
function toPattern(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

function inOrder(paths: readonly string[]): string[] {
  return [...paths].sort(compareNaturally);
}

function unique(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter((one) => {
    const path = resolve(typeof one === 'string' ? one : one.path);
    if (seen.has(path)) return false;
    seen.add(path);
    return true;
  });
}
