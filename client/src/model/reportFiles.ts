import { Uri, workspace } from 'vscode';
import { readText } from '../editor/readText';
import { withTimeout } from '../editor/withTimeout';
import { exists } from '../editor/exists';

/** Maximum number of files in the list. */
const MAX_FILES = 100;
/** Timeout of the search, in milliseconds. */
const TIMEOUT_MS = 5000;
/** Maximum size of a file that is read before it is opened, in bytes. */
const MAX_SIZE = 1024 * 1024;

/** The workspace's files with a report's name: in the usual places, and by search, which some virtual workspaces never answer. */
export async function findReports(): Promise<Uri[]> {
  const search = Promise.all(
    reportPatterns().map((pattern) => workspace.findFiles(pattern, '**/node_modules/**', MAX_FILES)),
  );
  const found = await Promise.all([reportsInUsualPlaces(), withTimeout(TIMEOUT_MS, search, [])]);
  const reports = new Map(found.flat(2).map((uri) => [uri.toString(), uri]));
  return [...reports.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The reports in the root of each folder of the workspace, such as `reports/README.md`; nothing is searched. */
export async function reportsInUsualPlaces(): Promise<Uri[]> {
  const names = reportPatterns()
    .map((pattern) => pattern.replace(/^\*\*\//, ''))
    .filter((name) => !/[*?[{]/u.test(name));
  const folders = workspace.workspaceFolders ?? [];
  const uris = folders.flatMap((folder) => names.map((name) => Uri.joinPath(folder.uri, name)));
  const areThere = await Promise.all(uris.map(exists));
  return uris.filter((_, index) => areThere[index]);
}

/** The texts of files as they are on disk, without files that can't be read or are too large. */
export async function textsOf(uris: readonly Uri[]): Promise<{ uri: string; text: string }[]> {
  const texts = await Promise.all(uris.map((uri) => readText(uri, MAX_SIZE).catch(() => null)));
  return uris.flatMap((uri, index) => {
    const text = texts[index];
    return typeof text === 'string' ? [{ uri: uri.toString(), text }] : [];
  });
}

/** The globs of reports, also those of a file's workspace folder. */
export function reportPatterns(uri?: Uri): string[] {
  const setting: unknown = workspace.getConfiguration('mlopsReport', uri).get('files');
  return Array.isArray(setting) ? setting.filter((pattern) => typeof pattern === 'string') : [];
}
