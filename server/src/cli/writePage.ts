import { open, stat, writeFile } from 'node:fs/promises';
import { GENERATOR } from '../export/exportPage';
import { systemInputError, type InputError } from './inputError';

/** The mark of our pages stands in their head. */
const HEAD = 4096;
const MARK = `<meta name="generator" content="${GENERATOR}">`;

/** Writes a page. A file that is there already is replaced only where it is a page of ours; else tells why it is not. */
export async function writePage(path: string, html: string): Promise<InputError | null> {
  try {
    if (!(await mayWrite(path))) {
      const message =
        'is there already and no page of mlops-report, so it is kept. Name another file with --output.';
      return { path, error: 'occupied', message };
    }
    await writeFile(path, html);
    return null;
  } catch (error) {
    const { error: code, message } = systemInputError(path, error);
    if (code === 'not-found')
      return { path, error: code, message: 'cannot be written: there is no such folder.' };
    return { path, error: code, message: message.replace('cannot be read', 'cannot be written') };
  }
}

async function mayWrite(path: string): Promise<boolean> {
  const stats = await stat(path).catch(absent);
  // What is no file, such as /dev/null, holds nothing that could be lost; a folder is refused by the system.
  if (!stats?.isFile()) return true;
  return stats.size === 0 || (await isOurs(path));
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

async function isOurs(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.toString('utf8', 0, bytesRead).includes(MARK);
  } finally {
    await file.close();
  }
}
