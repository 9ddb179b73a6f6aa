import { FileType, Uri, workspace } from 'vscode';
import type { FileKind } from '../../../common/protocol';
import { toBase64 } from '../../../common/base64';
import { canBeReport } from '../model/candidates';

/** The entries of a folder; null if it doesn't exist or the server may not read it. */
export async function listFolderOf(uri: string): Promise<[name: string, kind: FileKind][] | null> {
  const folder = Uri.parse(uri);
  if (!mayLookAt(folder)) return null;
  const entries = await workspace.fs.readDirectory(folder).then(undefined, () => null);
  if (entries === null) return null;
  return entries.flatMap(([name, type]) => kindOf(type).map((kind): [string, FileKind] => [name, kind]));
}

/** The size of a file in bytes; null if it doesn't exist or the server may not read it. */
export async function fileSizeOf(uri: string): Promise<number | null> {
  const file = Uri.parse(uri);
  if (!mayLookAt(file)) return null;
  const stat = await workspace.fs.stat(file).then(undefined, () => null);
  return stat && (stat.type & FileType.File) !== 0 ? stat.size : null;
}

/** The content of a file of at most `most` bytes, in base64; null if it doesn't exist, is larger, or the server may not read it. */
export async function readFileOf(uri: string, most: number): Promise<string | null> {
  const size = await fileSizeOf(uri);
  if (size === null || size > most) return null;
  const content = await workspace.fs.readFile(Uri.parse(uri)).then(undefined, () => null);
  return content === null || content.length > most ? null : toBase64(content);
}

/** Maximum size in bytes of a file whose first bytes are read: virtual file systems can only read whole files. */
const MAX_PEEK_SIZE = 32 * 1024 * 1024;

/** The first bytes of a file, in base64; null if it doesn't exist or the server may not read it. */
export async function readHeadOf(uri: string, length: number): Promise<string | null> {
  const size = await fileSizeOf(uri);
  if (size === null || size > MAX_PEEK_SIZE) return null;
  const content = await workspace.fs.readFile(Uri.parse(uri)).then(undefined, () => null);
  return content && toBase64(content.subarray(0, length));
}

/** Whether a URI is a folder or inside it, after `..` is resolved. */
export function isInside(folder: Uri, uri: Uri): boolean {
  const base = Uri.joinPath(folder, '.').path.replace(/\/$/, '');
  const { path } = Uri.joinPath(uri, '.');
  const isBelow = path === base || path.startsWith(`${base}/`);
  return isBelow && uri.scheme === folder.scheme && uri.authority === folder.authority;
}

/** Allows the workspace; for an open file outside it, also the parent of the file's folder. */
function mayLookAt(uri: Uri): boolean {
  if (workspace.getWorkspaceFolder(Uri.joinPath(uri, '.'))) return true;
  return workspace.textDocuments.some(
    (document) => canBeReport(document) && isInside(Uri.joinPath(document.uri, '../..'), uri),
  );
}

/** A symbolic link counts as its target; anything that is neither a file nor a folder is left out. */
function kindOf(type: FileType): FileKind[] {
  if ((type & FileType.Directory) !== 0) return ['folder'];
  return (type & FileType.File) !== 0 ? ['file'] : [];
}
