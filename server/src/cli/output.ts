import { randomBytes } from 'node:crypto';
import { lstat, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemInputError, type InputError } from './inputError';

/** Where a command's results go. */
export interface Output {
  /** Resolves when more can be written. Never rejects: what fails is told by `close`. */
  write(text: string): Promise<void>;
  /** Gives why not all could be written, or null. */
  close(): Promise<InputError | null>;
}

/**
 * Standard output (null or `-`), or a file that appears when it is whole. What is there already is replaced where it is a file; a device
 * or a pipe is written into; a link is kept.
 */
export async function openOutput(path: string | null): Promise<Output | InputError> {
  if (path === null || path === '-') return standardOutput();
  try {
    const present = await lstat(path).catch(absent);
    if (present === null || present.isFile()) {
      const partial = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
      return fileOutput(await open(partial, 'wx'), partial, path);
    }
    // Null where a link leads nowhere.
    const stats = await stat(path).catch(absent);
    if (stats?.isCharacterDevice() === true || stats?.isFIFO() === true)
      return fileOutput(await open(path, 'w'), null, path);
    const what = present.isSymbolicLink() ? 'a link' : 'not a file';
    return {
      path,
      error: 'occupied',
      message: `is ${what}, so it is kept. Name another file with --output.`,
    };
  } catch (error) {
    return cannotWrite(path, error);
  }
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

/** @param partial The file that becomes the one at `path` when it is whole; null where that is written itself. */
function fileOutput(file: FileHandle, partial: string | null, path: string): Output {
  let failure: InputError | null = null;
  const fail = (error: unknown): void => {
    failure ??= cannotWrite(path, error);
  };
  return {
    async write(text) {
      if (failure === null) await file.appendFile(text).catch(fail);
    },
    async close() {
      await file.close().catch(fail);
      if (partial === null) return failure;
      if (failure === null) await rename(partial, path).catch(fail);
      if (failure !== null) await rm(partial, { force: true });
      return failure;
    },
  };
}

function standardOutput(): Output {
  return {
    write: (text) =>
      new Promise((resolve) => {
        if (text === '' || process.stdout.write(text)) resolve();
        else process.stdout.once('drain', resolve);
      }),
    close: () => Promise.resolve(null),
  };
}

/** The input error for a file that an error of the file system keeps from being written; rethrows any other. */
export function cannotWrite(path: string, error: unknown): InputError {
  const { error: code, message } = systemInputError(path, error);
  if (code === 'not-found')
    return { path, error: code, message: "can't be written: there is no such folder." };
  return { path, error: code, message: message.replace('cannot be read', "can't be written") };
}
