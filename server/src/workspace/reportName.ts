import { Utils, type URI } from 'vscode-uri';
import { readGlob } from '../text/glob';
import { memoizeByText } from '../text/memo';
import { isInside } from './reportRoot';

/** Number of remembered globs: those of several folders' settings. */
const MAX_REMEMBERED = 500;

const sensitive = memoizeByText(MAX_REMEMBERED, (glob) => readGlob(glob));
const insensitive = memoizeByText(MAX_REMEMBERED, (glob) => readGlob(glob, { ignoreCase: true }));

/**
 * Whether a document is a report by its name. As in VS Code's own settings, a glob without a slash is matched against
 * the file's name, any other against its whole path and its path from a workspace folder.
 * @param globs Already checked (`checkSettings`), with `/` between folders, on Windows too.
 * @param folders The workspace folders.
 */
export function isReportName(uri: URI, globs: readonly string[], folders: readonly URI[]): boolean {
  const paths = pathsOf(uri, folders);
  // A path with a drive is a Windows path, which ignores letter case.
  const read = /^\/[a-z]:/iu.test(uri.path) ? insensitive : sensitive;
  return globs.some((glob) => {
    const match = read(glob);
    return (glob.includes('/') ? paths : [Utils.basename(uri)]).some((path) => match(path).isWhole);
  });
}

/**
 * The path from the root, without its slash if it starts with a drive, and the paths from the folders that contain it.
 */
function pathsOf(uri: URI, folders: readonly URI[]): string[] {
  const whole = uri.path.replace(/^\/(?=[a-z]:)/iu, '');
  const holding = folders.filter((folder) => isInside(folder, uri));
  return [whole, ...holding.map((folder) => uri.path.slice(folder.path.replace(/\/$/u, '').length + 1))];
}
