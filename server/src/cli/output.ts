import type { FileHandle } from 'node:fs/promises';
import { openDevice, present } from '../node/present';
import { openWhole, type WholeFile } from '../node/writeWhole';
import { cannotWrite, type InputError } from './inputError';

/** Where a command's results go. */
export interface Output {
  /** Resolves when more can be written. Never rejects: `close` reports failures. */
  write(text: string): Promise<void>;
  /** Gives the reason if not everything could be written, else null. */
  close(): Promise<InputError | null>;
}

/**
 * Standard output (null or `-`), or a file that only appears once it is complete. An existing file is replaced; a
 * device or a pipe is written to; a link is kept.
 */
export async function openOutput(path: string | null): Promise<Output | InputError> {
  if (path === null || path === '-') return standardOutput();
  try {
    const before = await present(path);
    if (before === null || before.isFile())
      return fileOutput(await openWhole(path, before ? before.mode & 0o777 : undefined), path);
    const device = await openDevice(path);
    if (device) return fileOutput(alone(device), path);
    const what = before.isSymbolicLink() ? 'a link' : 'not a file';
    return {
      path,
      error: 'occupied',
      message: `is ${what}, so it is kept. Name another file with --output.`,
    };
  } catch (error) {
    return cannotWrite(path, error);
  }
}

/** A device or a pipe keeps what was written, complete or not. */
function alone(file: FileHandle): WholeFile {
  return { file, keep: () => file.close(), drop: () => file.close().catch(() => undefined) };
}

function fileOutput(whole: WholeFile, path: string): Output {
  let failure: InputError | null = null;
  const fail = (error: unknown): void => {
    failure ??= cannotWrite(path, error);
  };
  return {
    async write(text) {
      if (failure === null) await whole.file.appendFile(text).catch(fail);
    },
    async close() {
      if (failure === null) await whole.keep().catch(fail);
      if (failure !== null) await whole.drop();
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
