import { randomBytes } from 'node:crypto';
import { constants, rmSync } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Only a new file, never what a link at its path leads to. */
const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/** Files that are not complete yet. */
const partials = new Set<string>();

/** Removes incomplete files, for a program that is about to exit. Never throws. */
export function dropPartials(): void {
  for (const partial of partials) {
    try {
      rmSync(partial, { force: true });
    } catch {
      // The program exits anyway; the others are still removed.
    }
  }
}

/** A file that moves to its place once it is complete. */
export interface WholeFile {
  readonly file: FileHandle;
  /** Moves it to its place. Whatever is there is replaced, including a link, but not the link's target. */
  keep(): Promise<void>;
  /** Removes it; its place stays as it was. */
  drop(): Promise<void>;
}

/**
 * Opens a file beside its final place, so that at any time the place has either the earlier file or the new one.
 * @param mode Permissions of a new file, before the system's mask.
 * @throws System errors.
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
 * Writes a text completely, see `openWhole`.
 * @throws System errors; the partial file is then removed.
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
