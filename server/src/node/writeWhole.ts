import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A new file, and never what a link that lies in its place leads to. */
const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/**
 * Puts a file in its place whole: it is written beside it and then renamed, so that whatever happens the place holds the earlier
 * file or the new one. What lies there is replaced; a link is, too, and not what it leads to.
 *
 * @param mode Permissions of a new file, before the system's mask.
 * @throws errors of the system; what was written is removed then.
 */
export async function writeWhole(path: string, text: string, mode = 0o666): Promise<void> {
  const partial = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = await open(partial, NEW_FILE, mode);
  try {
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
