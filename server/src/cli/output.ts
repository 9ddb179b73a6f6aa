import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { systemInputError, type InputError } from './inputError';

/** Where a command's results go. */
export interface Output {
  /** Resolves when more can be written. Never rejects: what fails is told by `close`. */
  write(text: string): Promise<void>;
  /** Gives why not all could be written, or null. */
  close(): Promise<InputError | null>;
}

/** Standard output, or a file that appears when it is whole. */
export async function openOutput(path: string | null): Promise<Output | InputError> {
  if (path === null) return standardOutput();
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    return fileOutput(await open(temporary, 'wx'), temporary, path);
  } catch (error) {
    return cannotWrite(path, error);
  }
}

function fileOutput(file: FileHandle, temporary: string, path: string): Output {
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
      if (failure === null) await rename(temporary, path).catch(fail);
      if (failure !== null) await rm(temporary, { force: true });
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

function cannotWrite(path: string, error: unknown): InputError {
  const { error: code, message } = systemInputError(path, error);
  if (code === 'not-found')
    return { path, error: code, message: "can't be written: there is no such folder." };
  return { path, error: code, message: message.replace('cannot be read', "can't be written") };
}
