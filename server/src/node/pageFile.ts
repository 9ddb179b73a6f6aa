import { open, stat, writeFile } from 'node:fs/promises';
import { GENERATOR } from '../export/exportPage';

/** The mark of our pages stands in their head. */
const HEAD = 4096;
const MARK = `<meta name="generator" content="${GENERATOR}">`;

/**
 * Writes a page. A file that is there already is replaced only where it is a page of ours; else false is given and it is kept.
 * Rejects with the error of the file system.
 */
export async function writePageFile(path: string, html: string): Promise<boolean> {
  if (!(await mayWrite(path))) return false;
  await writeFile(path, html);
  return true;
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
