import { open } from 'node:fs/promises';
import { decode, type DecodedText } from './decode';
import { systemInputError, type InputError } from './inputError';

/** More than any report: what is larger is not read, so that no input fills the memory. */
const LARGEST_FILE = 32 * 1024 * 1024;

/** Bytes that are read at once: more than most reports have. */
const CHUNK_SIZE = 64 * 1024;

/** Reads a file as text, or tells why it cannot be read. Never rejects for the file's sake. */
export async function readReport(path: string): Promise<DecodedText | InputError> {
  try {
    const bytes = await readBytes(path);
    if (bytes === null) {
      return {
        path,
        error: 'too-large',
        message: `is larger than ${LARGEST_FILE / 1024 / 1024} MB: no report is as long as that.`,
      };
    }
    return decode(bytes);
  } catch (error) {
    return systemInputError(path, error);
  }
}

/** All bytes of a file, which may be a pipe; null where they are too many. */
async function readBytes(path: string): Promise<Buffer | null> {
  const file = await open(path);
  try {
    const chunks: Uint8Array[] = [];
    for (let length = 0; length <= LARGEST_FILE;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_SIZE), 0, CHUNK_SIZE, null);
      if (bytesRead === 0) return Buffer.concat(chunks);
      chunks.push(buffer.subarray(0, bytesRead));
      length += bytesRead;
    }
    return null;
  } finally {
    await file.close();
  }
}
