import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Globs, relative to a folder, of the folders below it that its own `.gitignore` leaves out. A file with exceptions (`!`)
 * is not followed at all, so that no report is overlooked because of it. Never rejects.
 */
export async function ignoredFolders(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => '');
  const rules = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (rules.some((rule) => rule.startsWith('!'))) return [];
  return rules.map(toGlob);
}

/** A rule with a slash before its end counts from the folder, any other matches at every depth (gitignore(5)). */
function toGlob(rule: string): string {
  const name = rule.replace(/\/$/, '');
  return name.includes('/') ? `${name.replace(/^\//, '')}/**` : `**/${name}/**`;
}
