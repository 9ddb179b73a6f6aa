import { Utils, type URI } from 'vscode-uri';

/**
 * The folder that bounds all looks at files around a report: the innermost workspace folder that holds it, else the
 * parent of its own folder.
 *
 * @param folders The workspace folders.
 */
export function reportRoot(report: URI, folders: readonly URI[]): URI {
  let root: URI | null = null;
  for (const folder of folders) {
    if (!isInside(folder, report)) continue;
    if (root === null || folder.path.length > root.path.length) root = folder;
  }
  return root ?? Utils.dirname(Utils.dirname(report));
}

/**
 * The URI of a path that is relative to the report's folder, or null where it leaves `root` or cannot be meant
 * relative (`/etc`, `\\share`, `C:`).
 */
export function uriBelow(root: URI, report: URI, path: string): URI | null {
  // A file system after the client may be that of Windows, where a backslash separates and a colon names a drive.
  // Half of a pair of surrogates can't be written in a URI.
  if (path.startsWith('/') || /[\\:\0\p{Cs}]/u.test(path)) return null;
  const uri = Utils.joinPath(Utils.dirname(report), path);
  return isInside(root, uri) ? uri : null;
}

/** Whether a URI is that of a folder or of something below it. */
export function isInside(folder: URI, uri: URI): boolean {
  if (folder.scheme !== uri.scheme || folder.authority !== uri.authority) return false;
  const base = withoutSlash(folder.path);
  const path = withoutSlash(uri.path);
  return path === base || path.startsWith(`${base}/`);
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
