import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** On a Mac without the developer tools, `/usr/bin/git` offers to install them, so the tools are looked for instead. */
const MAC_STUB = '/usr/bin/git';
const MAC_PROGRAMS: readonly string[] = [
  '/Library/Developer/CommandLineTools/usr/bin/git',
  '/Applications/Xcode.app/Contents/Developer/usr/bin/git',
];

/**
 * The absolute path of the first program that exists; null if none does. The operating system would also look in the
 * current folder, which is the repository's; so this looks itself, and skips relative folders of `PATH`.
 * @param names Absolute paths, or names to look up in `PATH`.
 */
export async function findProgram(names: readonly string[]): Promise<string | null> {
  for (const place of names.flatMap(placesOf)) if (await isProgram(place)) return place;
  return null;
}

function placesOf(name: string): readonly string[] {
  const places = isAbsolute(name) ? [name] : placesByPath(name);
  return process.platform === 'darwin'
    ? places.flatMap((place) => (place === MAC_STUB ? MAC_PROGRAMS : [place]))
    : places;
}

function placesByPath(name: string): readonly string[] {
  if (!/^[\w.-]+$/u.test(name)) return [];
  const file = process.platform === 'win32' && !/\.exe$/iu.test(name) ? `${name}.exe` : name;
  const folders = process.env['PATH']?.split(delimiter) ?? [];
  return folders.filter((folder) => isAbsolute(folder)).map((folder) => join(folder, file));
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    // It does not exist, or may not be run.
    return false;
  }
}
