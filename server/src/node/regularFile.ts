import { lstat, open, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A regular file of a repository. */
export interface RegularFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Another one where the file may hold something else. */
  readonly stamp: string;
}

/**
 * The regular file at a path from the root; null where there is none. None is found through a link: what a link leads to is not the
 * repository's.
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
    // No such file, or one that we may not look at: it proves nothing.
    return null;
  }
}

/** The first bytes of a file, at most its size; null where it can't be read. */
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
    // It has gone, or we may not read it.
    return null;
  }
}
