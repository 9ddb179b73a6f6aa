import { constants, type Stats } from 'node:fs';
import { lstat, open, stat, type FileHandle } from 'node:fs/promises';

/** What is at a path, a link itself; null where nothing does. */
export function present(path: string): Promise<Stats | null> {
  return lstat(path).catch(absent);
}

/**
 * Opens a device or a pipe, such as `/dev/stdout`, also through a link: nothing there could be lost or cut off. Null for anything else.
 *
 * @throws errors of the system, such as ENXIO where no one reads from a pipe.
 */
export async function openDevice(path: string): Promise<FileHandle | null> {
  const stats = await stat(path).catch(absent);
  if (stats === null || !(stats.isCharacterDevice() || stats.isFIFO())) return null;
  // Without a reader, opening a pipe would wait for one; so it does not with this flag.
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
