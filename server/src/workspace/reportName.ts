import picomatch from 'picomatch/posix.js';
import { Utils, type URI } from 'vscode-uri';
import { isInside } from './reportRoot';

/** The longest glob, in UTF-16 units, and the most stars and braces in one: each more makes matching much slower. */
const LONGEST_GLOB = 200;
const MOST_STARS = 4;
const MOST_BRACES = 4;

/** Whether a glob can be matched in no time, whatever the path. */
export function isSimpleGlob(glob: string): boolean {
  const stars = glob.match(/\*+/gu)?.length ?? 0;
  const braces = glob.match(/\{/gu)?.length ?? 0;
  return glob.length <= LONGEST_GLOB && stars <= MOST_STARS && braces <= MOST_BRACES;
}

/**
 * Whether a document is a report by its name. As in VS Code's own settings, a glob without a slash is matched with the
 * file's name, any other one with its whole path or with its path from a workspace folder.
 *
 * @param globs Globs with `/` between folders, on Windows too.
 * @param folders The workspace folders.
 * @throws never; a glob that can't be read or is not simple matches nothing.
 */
export function isReportName(uri: URI, globs: readonly string[], folders: readonly URI[]): boolean {
  const paths = pathsOf(uri, folders);
  // A path with a drive is one of Windows, where letter case does not tell files apart.
  const nocase = /^\/[a-z]:/iu.test(uri.path);
  return globs.some((glob) => matches(glob, glob.includes('/') ? paths : [Utils.basename(uri)], nocase));
}

/** The path from the root, without its slash where it starts with a drive, and the paths from the folders that hold it. */
function pathsOf(uri: URI, folders: readonly URI[]): string[] {
  const whole = uri.path.replace(/^\/(?=[a-z]:)/iu, '');
  const holding = folders.filter((folder) => isInside(folder, uri));
  return [whole, ...holding.map((folder) => uri.path.slice(folder.path.replace(/\/$/u, '').length + 1))];
}

function matches(glob: string, paths: readonly string[], nocase: boolean): boolean {
  if (glob === '' || !isSimpleGlob(glob)) return false;
  try {
    // VS Code's globs know no extended ones and no negation either; the former can nest so that matching takes for ever.
    const isMatch = picomatch(glob, { dot: true, nocase, noextglob: true, nonegate: true });
    return paths.some((path) => isMatch(path));
  } catch {
    return false;
  }
}
