import { randomBytes } from 'node:crypto';
import { constants, rmSync } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A new file, and never what a link that is in its place leads to. */
const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/** Those that are not whole yet. */
const partials = new Set<string>();

/** Removes what is not whole yet, for a program that is about to end. Never throws. */
export function dropPartials(): void {
  for (const partial of partials) {
    try {
      rmSync(partial, { force: true });
    } catch {
      // The program ends all the same; the others are still removed.
    }
  }
}

/** A file that comes into its place when it is whole. */
export interface WholeFile {
  readonly file: FileHandle;
  /** Puts it in its place. What lies there is replaced; a link is, too, and not what it leads to. */
  keep(): Promise<void>;
  /** Removes it; the place holds what it held. */
  drop(): Promise<void>;
}

/**
 * Opens a file beside the place that it is for, so that whatever happens the place holds the earlier file or the new one.
 *
 * @param mode Permissions of a new file, before the system's mask.
 * @throws errors of the system.
 */
export async function openWhole(path: string, mode = 0o666): Promise<WholeFile> {
  const partial = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  partials.add(partial);
  const file = await open(partial, NEW_FILE, mode).catch((error: unknown) => {
    partials.delete(partial);
    throw error;
  });
  return {
    file,
    async keep() {
      await file.close();
      await rename(partial, path);
      partials.delete(partial);
    },
    async drop() {
      await file.close().catch(() => undefined);
      await rm(partial, { force: true });
      partials.delete(partial);
    },
  };
}

/**
 * Puts a text in its place whole, as `openWhole` does.
 *
 * @throws errors of the system; what was written is removed then.
 */
export async function writeWhole(path: string, text: string, mode?: number): Promise<void> {
  const whole = await openWhole(path, mode);
  try {
    await whole.file.writeFile(text);
    await whole.keep();
  } catch (error) {
    await whole.drop();
    throw error;
  }
}
