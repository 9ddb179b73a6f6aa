import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The program's version, from the nearest package.json above the bundle. Rejects if there is none. */
export async function readVersion(): Promise<string> {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => null);
    if (text !== null) return (JSON.parse(text) as { version: string }).version;
    if (folder === dirname(folder)) throw new Error('There is no package.json above the program.');
  }
}
