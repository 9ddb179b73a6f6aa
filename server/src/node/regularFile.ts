import { lstat, open, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A regular file of a repository. */
export interface RegularFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Changes when the content may have changed. */
  readonly stamp: string;
}

/**
 * The regular file at a path from the root; null if there is none. Links are not followed: what they lead to does not
 * belong to the repository.
 */
export async function findRegular(root: string, path: string): Promise<RegularFile | null> {
  if (path.split('/').includes('..')) return null;
  const target = join(root, path);
  try {
    const stats = await lstat(target);
    if (!stats.isFile()) return null;
    if (relative(root, await realpath(target)) !== relative(root, target)) return null;
    return { path: target, size: stats.size, stamp: `${stats.ino} ${stats.size} ${stats.mtimeMs}` };
  } catch {
    // It does not exist or is not readable: it proves nothing.
    return null;
  }
}

/** The first bytes of a file, at most its size; null if it can't be read. */
export async function readBytes({ path, size }: RegularFile): Promise<Buffer | null> {
  try {
    const file = await open(path);
    try {
      const bytes = Buffer.alloc(size);
      let length = 0;
      for (;;) {
        const { bytesRead } = await file.read(bytes, length, size - length, length);
        length += bytesRead;
        if (bytesRead === 0 || length === size) return bytes.subarray(0, length);
      }
    } finally {
      await file.close();
    }
  } catch {
    // It was deleted, or is not readable.
    return null;
  }
}
