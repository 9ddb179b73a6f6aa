import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** Number of bytes read at once: larger than most files. */
const CHUNK_SIZE = 64 * 1024;

/**
 * All bytes of a regular file that may be a stranger's; null for anything else, and for more than `most` bytes, even if
 * it grows while it is read.
 * @param flags More flags to open it with, such as O_NOFOLLOW.
 * @throws System errors.
 */
export async function readSmall(path: string, most: number, flags = 0): Promise<Buffer | null> {
  // Opening a pipe would wait for someone to write into it.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | flags);
  try {
    const stats = await file.stat();
    return stats.isFile() && stats.size <= most ? await readUpTo(file, most) : null;
  } finally {
    await file.close();
  }
}

/** All bytes of an open file, which may be a pipe; null for more than `most`. */
export async function readUpTo(file: FileHandle, most: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  for (let length = 0; length <= most;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_SIZE), 0, CHUNK_SIZE, null);
    if (bytesRead === 0) return Buffer.concat(chunks);
    chunks.push(buffer.subarray(0, bytesRead));
    length += bytesRead;
  }
  return null;
}
