import { Uri, workspace } from 'vscode';
import { exists } from '../editor/exists';

/** Maximum number of files in the list. */
const MAX_FILES = 100;
/** Timeout of the search, in milliseconds. */
const PATIENCE = 5000;
/** Maximum size of a file that is read before it is opened, in bytes. */
const MAX_SIZE = 1024 * 1024;

/** The workspace's files with a report's name: in the usual places, and by search, which some virtual workspaces never answer. */
export async function findReports(): Promise<Uri[]> {
  const search = Promise.all(
    patterns().map((pattern) => workspace.findFiles(pattern, '**/node_modules/**', MAX_FILES)),
  );
  const found = await Promise.all([reportsInUsualPlaces(), Promise.race([search, noneAfter(PATIENCE)])]);
  const reports = new Map(found.flat(2).map((uri) => [uri.toString(), uri]));
  return [...reports.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The reports in the root of each folder of the workspace, such as `reports/README.md`; nothing is searched. */
export async function reportsInUsualPlaces(): Promise<Uri[]> {
  const names = patterns()
    .map((pattern) => pattern.replace(/^\*\*\//, ''))
    .filter((name) => !/[*?[{]/u.test(name));
  const folders = workspace.workspaceFolders ?? [];
  const uris = folders.flatMap((folder) => names.map((name) => Uri.joinPath(folder.uri, name)));
  const areThere = await Promise.all(uris.map(exists));
  return uris.filter((_, index) => areThere[index]);
}

/** The texts of files as they are on disk, without files that can't be read or are too large. */
export async function textsOf(uris: readonly Uri[]): Promise<{ uri: string; text: string }[]> {
  const texts = await Promise.all(uris.map((uri) => textOf(uri).then(undefined, () => null)));
  return uris.flatMap((uri, index) => {
    const text = texts[index];
    return typeof text === 'string' ? [{ uri: uri.toString(), text }] : [];
  });
}

async function textOf(uri: Uri): Promise<string | null> {
  const { size } = await workspace.fs.stat(uri);
  return size > MAX_SIZE ? null : workspace.decode(await workspace.fs.readFile(uri), { uri });
}

function noneAfter(milliseconds: number): Promise<Uri[][]> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds, []);
  });
}

function patterns(): string[] {
  const setting: unknown = workspace.getConfiguration('mlopsReport').get('files');
  return Array.isArray(setting) ? setting.filter((pattern) => typeof pattern === 'string') : [];
}
