import {
  FileType,
  RelativePattern,
  TextEdit,
  Uri,
  workspace,
  WorkspaceEdit,
  type Disposable,
  type FileWillRenameEvent,
  type LogOutputChannel,
} from 'vscode';
import { readText } from '../editor/readText';
import { withTimeout } from '../editor/withTimeout';
import { reportPatterns } from '../model/reportFiles';
import { hasImageExtension } from '../../../common/figureTarget';
import { canBeReport } from '../model/candidates';
import { exists } from '../editor/exists';
import type { LanguageServer } from '../server/languageServer';
import { rangeOf } from '../editor/ranges';

/** Maximum number of reports to read, and their maximum size in bytes. */
const MAX_REPORTS = 100;
const MAX_SIZE = 4 * 1024 * 1024;
/** Timeout of the search, in milliseconds; VS Code delays the rename until it is done. */
const TIMEOUT_MS = 2000;

type Renames = FileWillRenameEvent['files'];

/**
 * Updates figure paths in closed reports when images or folders are renamed or moved in the editor. The language server updates open
 * reports.
 */
export function followRenamedFigures(server: LanguageServer, log: LogOutputChannel): Disposable {
  async function editFor(files: Renames): Promise<WorkspaceEdit> {
    const edit = new WorkspaceEdit();
    try {
      const renames = await thoseOfFigures(files);
      const reports = renames.length > 0 ? await textsOf(await closedReports(renames)) : [];
      if (reports.length === 0) return edit;
      await server.start();
      const uris = renames.map(({ oldUri, newUri }) => ({
        oldUri: oldUri.toString(),
        newUri: newUri.toString(),
      }));
      for (const { uri, edits } of await server.renameFigures({ files: uris, reports }))
        edit.set(
          Uri.parse(uri),
          edits.map(({ range, newText }) => new TextEdit(rangeOf(range), newText)),
        );
    } catch (error) {
      log.error('The reports could not be kept in step with what is renamed.', error);
    }
    return edit;
  }

  return workspace.onWillRenameFiles((event) => {
    event.waitUntil(editFor(event.files));
  });
}

/** The renamed images, and folders that may contain some. */
async function thoseOfFigures(files: Renames): Promise<Renames> {
  const wanted = await Promise.all(
    files.map(async ({ oldUri }) => hasImageExtension(oldUri.path) || (await isFolder(oldUri))),
  );
  return files.filter((_, index) => wanted[index]);
}

function isFolder(uri: Uri): Thenable<boolean> {
  return workspace.fs.stat(uri).then(
    ({ type }) => (type & FileType.Directory) !== 0,
    () => false,
  );
}

/** Reports by name, in the workspace folders of the renamed files. */
async function closedReports(renames: Renames): Promise<Uri[]> {
  const open = workspace.textDocuments.filter(canBeReport).map(({ uri }) => uri.toString());
  const found = await Promise.all(renames.map(({ oldUri }) => reportsAround(oldUri)));
  const reports = new Map(found.flat().map((uri) => [uri.toString(), uri]));
  return [...reports].filter(([key]) => !open.includes(key)).map(([, uri]) => uri);
}

/** Finds reports in the usual places from the file's folder upwards, and by search, which some virtual workspaces never answer. */
async function reportsAround(uri: Uri): Promise<Uri[]> {
  const folder = workspace.getWorkspaceFolder(uri);
  if (!folder) return [];
  const globs = reportPatterns(uri);
  const search = Promise.all(
    globs.map((pattern) =>
      workspace.findFiles(new RelativePattern(folder, pattern), '**/node_modules/**', MAX_REPORTS),
    ),
  );
  const names = globs
    .map((pattern) => pattern.replace(/^\*\*\//u, ''))
    .filter((name) => !/[*?[{]/u.test(name));
  const places = foldersAbove(uri, folder.uri).flatMap((above) =>
    names.map((name) => Uri.joinPath(above, name)),
  );
  const isThere = await Promise.all(places.map(exists));
  const searched = await withTimeout(TIMEOUT_MS, search, []);
  return [...places.filter((_, index) => isThere[index]), ...searched.flat()];
}

/** The folders from a file's own up to the workspace folder. */
function foldersAbove(uri: Uri, top: Uri): Uri[] {
  const folders: Uri[] = [];
  let folder = uri;
  do {
    folder = Uri.joinPath(folder, '..');
    folders.push(folder);
  } while (folder.path.length > top.path.length);
  return folders;
}

async function textsOf(uris: readonly Uri[]): Promise<{ uri: string; text: string }[]> {
  const texts = await Promise.all(
    uris.map(async (uri) => {
      const text = await readText(uri, MAX_SIZE);
      return text === null ? [] : [{ uri: uri.toString(), text }];
    }),
  );
  return texts.flat();
}
