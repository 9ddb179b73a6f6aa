import { Utils, type URI } from 'vscode-uri';

/**
 * The folder outside which no files are read: the innermost workspace folder that contains the report, else the parent
 * of its own folder.
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
 * The URI of a path relative to the report's folder; null if it leaves `root` or is not a relative path (`/etc`,
 * `\\share`, `C:`).
 */
export function uriBelow(root: URI, report: URI, path: string): URI | null {
  // The client's file system may be Windows, where a backslash separates and a colon names a drive. A lone surrogate
  // can't be written in a URI.
  if (path.startsWith('/') || /[\\:\0\p{Cs}]/u.test(path)) return null;
  const uri = Utils.joinPath(Utils.dirname(report), path);
  return isInside(root, uri) ? uri : null;
}

/** Whether a URI is that of a folder or of something in it. */
export function isInside(folder: URI, uri: URI): boolean {
  if (folder.scheme !== uri.scheme || folder.authority !== uri.authority) return false;
  const base = withoutSlash(folder.path);
  const path = withoutSlash(uri.path);
  return path === base || path.startsWith(`${base}/`);
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
