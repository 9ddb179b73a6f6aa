import { constants, type Stats } from 'node:fs';
import { lstat, open, stat, type FileHandle } from 'node:fs/promises';

/** The entry at a path, not following a link; null if there is none. */
export function present(path: string): Promise<Stats | null> {
  return lstat(path).catch(absent);
}

/**
 * Opens a device or a pipe, such as `/dev/stdout`, also through a link: nothing there could be lost or truncated. Null
 * for anything else.
 * @throws System errors, such as ENXIO if no one reads from a pipe.
 */
export async function openDevice(path: string): Promise<FileHandle | null> {
  const stats = await stat(path).catch(absent);
  if (stats === null || !(stats.isCharacterDevice() || stats.isFIFO())) return null;
  // Opening a pipe without a reader would wait for one; with this flag it does not.
  const probe = await open(path, constants.O_WRONLY | constants.O_NONBLOCK);
  try {
    return await open(path, constants.O_WRONLY);
  } finally {
    await probe.close();
  }
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
