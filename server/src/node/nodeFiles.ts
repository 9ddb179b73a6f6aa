import type { Dirent } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve, sep } from 'node:path';
import type { FileHandle } from 'node:fs/promises';
import { createLimiter } from '../files/limiter';
import type { FileKind, Listing, ReportFiles } from '../files/reportFiles';
import { isInside } from './inside';

/** Maximum number of concurrent disk accesses, for all reports together. */
const limit = createLimiter(16);

/**
 * The files around a report on this computer. Nothing outside `root` is ever read: neither through `..` nor through a
 * symbolic link.
 * @param folder Absolute path of the report's folder, in the operating system's spelling.
 * @param root Absolute path of the folder that limits all access: the report's folder or one above it.
 */
export function nodeFiles(folder: string, root: string): ReportFiles {
  /** The real paths of a file and of the root, or null if the file is outside it. Rejects if it does not exist. */
  async function allowed(path: string): Promise<{ readonly real: string; readonly realRoot: string } | null> {
    if (!isRelative(path)) return null;
    const target = resolve(folder, path);
    if (!isInside(root, target)) return null;
    const [real, realRoot] = await Promise.all([realpath(target), realpath(root)]);
    return isInside(realRoot, real) ? { real, realRoot } : null;
  }

  async function list(path: string): Promise<Listing | null> {
    const place = await allowed(path);
    if (place === null) return null;
    const { real, realRoot } = place;
    const entries = await readdir(real, { withFileTypes: true });
    const kinds = await Promise.all(
      entries.map(async (entry) => [entry.name, await kindOf(entry, real, realRoot)] as const),
    );
    return new Map(kinds.filter((pair): pair is readonly [string, FileKind] => pair[1] !== null));
  }

  async function size(path: string): Promise<number | null> {
    const place = await allowed(path);
    if (place === null) return null;
    const stats = await stat(place.real);
    return stats.isFile() ? stats.size : null;
  }

  async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T | null> {
    const place = await allowed(path);
    // Opening a pipe would wait for someone to write into it.
    if (place === null || !(await stat(place.real)).isFile()) return null;
    const file = await open(place.real);
    try {
      return await use(file);
    } finally {
      await file.close();
    }
  }

  return {
    list: (path) => limit(() => list(path).catch(none)),
    size: (path) => limit(() => size(path).catch(none)),
    read: (path, most) => limit(() => withFile(path, (file) => readUpTo(file, most)).catch(none)),
    head: (path, length) => limit(() => withFile(path, (file) => readHead(file, length)).catch(none)),
  };
}

/** How many bytes are read at once. */
const CHUNK = 64 * 1024;

async function readHead(file: FileHandle, length: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for (let left = length; left > 0;) {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(Math.min(left, CHUNK)) });
    if (bytesRead === 0) break;
    chunks.push(buffer.subarray(0, bytesRead));
    left -= bytesRead;
  }
  return Buffer.concat(chunks);
}

/** Null for more than this many bytes, even if the file grows while it is read. */
async function readUpTo(file: FileHandle, most: number): Promise<Uint8Array | null> {
  // One byte too many is enough to know.
  const bytes = await readHead(file, most + 1);
  return bytes.length > most ? null : bytes;
}

/** Whatever the reason (no such folder, no permission, a broken link), it means the same: nothing is there. */
function none(): null {
  return null;
}

/** Null for a link that is broken or leads out of the root, and for sockets, devices and the like. */
async function kindOf(entry: Dirent, folder: string, realRoot: string): Promise<FileKind | null> {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (!entry.isSymbolicLink()) return null;
  try {
    const real = await realpath(join(folder, entry.name));
    if (!isInside(realRoot, real)) return null;
    const stats = await stat(real);
    if (stats.isFile()) return 'file';
    return stats.isDirectory() ? 'folder' : null;
  } catch {
    // A broken link is as good as no file.
    return null;
  }
}

/** Whether a path can only be relative to the report: no drive, no share, no stream, on Windows no backslash. */
function isRelative(path: string): boolean {
  if (isAbsolute(path) || path.startsWith('/') || path.includes('\0')) return false;
  return sep === '/' || !/[\\:]/u.test(path);
}
