import { open } from 'node:fs/promises';
import { decode, type DecodedText } from '../text/decode';
import { readUpTo } from '../node/readSmall';
import { systemInputError, type InputError } from './inputError';

/** Larger than any report; larger files are not read, so that no input fills the memory. */
const MAX_FILE_SIZE = 32 * 1024 * 1024;

/** Reads a file as text, or says why it can't be read. Never rejects because of the file. */
export async function readReport(path: string): Promise<DecodedText | InputError> {
  try {
    const file = await open(path);
    const bytes = await readUpTo(file, MAX_FILE_SIZE).finally(() => file.close());
    if (bytes === null) {
      return {
        path,
        error: 'too-large',
        message: `is larger than ${MAX_FILE_SIZE / 1024 / 1024} MB: no report is as long as that.`,
      };
    }
    return decode(bytes);
  } catch (error) {
    return systemInputError(path, error);
  }
}
