import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The program's version, from the package.json above the folder of the bundle. Rejects where there is none. */
export async function readVersion(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, '../..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
