import { FileType, Uri, workspace } from 'vscode';
import type { FileKind } from '../../../common/protocol';
import { toBase64 } from '../../../common/base64';
import { canBeReport } from '../model/candidates';

/** The entries of a folder for the server; null where there is none, or where the server has no business. */
export async function listFolderOf(uri: string): Promise<[name: string, kind: FileKind][] | null> {
  const folder = Uri.parse(uri);
  if (!mayLookAt(folder)) return null;
  const entries = await workspace.fs.readDirectory(folder).then(undefined, () => null);
  if (entries === null) return null;
  return entries.flatMap(([name, type]) => kindOf(type).map((kind): [string, FileKind] => [name, kind]));
}

/** The size of a file in bytes for the server; null where there is none, or where the server has no business. */
export async function fileSizeOf(uri: string): Promise<number | null> {
  const file = Uri.parse(uri);
  if (!mayLookAt(file)) return null;
  const stat = await workspace.fs.stat(file).then(undefined, () => null);
  return stat && (stat.type & FileType.File) !== 0 ? stat.size : null;
}

/** The content of a file of at most `most` bytes for the server, in base64; null where there is none, or no business of it. */
export async function readFileOf(uri: string, most: number): Promise<string | null> {
  const size = await fileSizeOf(uri);
  if (size === null || size > most) return null;
  const content = await workspace.fs.readFile(Uri.parse(uri)).then(undefined, () => null);
  return content === null || content.length > most ? null : toBase64(content);
}

/** A virtual file system gives a file whole or not at all, so of larger ones nothing is told. In bytes. */
const LARGEST_TO_PEEK = 32 * 1024 * 1024;

/** The first bytes of a file for the server, in base64; null where there is none, or no business of it. */
export async function readHeadOf(uri: string, length: number): Promise<string | null> {
  const size = await fileSizeOf(uri);
  if (size === null || size > LARGEST_TO_PEEK) return null;
  const content = await workspace.fs.readFile(Uri.parse(uri)).then(undefined, () => null);
  return content && toBase64(content.subarray(0, length));
}

/** Whether a URI is in a folder or is the folder; `..` in it is resolved first. */
export function isInside(folder: Uri, uri: Uri): boolean {
  const base = Uri.joinPath(folder, '.').path.replace(/\/$/, '');
  const { path } = Uri.joinPath(uri, '.');
  const isBelow = path === base || path.startsWith(`${base}/`);
  return isBelow && uri.scheme === folder.scheme && uri.authority === folder.authority;
}

/** In the workspace; beside an open file of no workspace, the folder that holds the file's own. */
function mayLookAt(uri: Uri): boolean {
  if (workspace.getWorkspaceFolder(Uri.joinPath(uri, '.'))) return true;
  return workspace.textDocuments.some(
    (document) => canBeReport(document) && isInside(Uri.joinPath(document.uri, '../..'), uri),
  );
}

/** A link has the kind of what it leads to; what is neither file nor folder is left out. */
function kindOf(type: FileType): FileKind[] {
  if ((type & FileType.Directory) !== 0) return ['folder'];
  return (type & FileType.File) !== 0 ? ['file'] : [];
}
