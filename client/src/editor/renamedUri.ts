import { Uri } from 'vscode';
import { isInside } from '../server/folders';

/** The new URI of a file that was renamed or moved, itself or with a parent folder; null if it wasn't. */
export function renamedUri(
  uri: Uri,
  files: readonly { readonly oldUri: Uri; readonly newUri: Uri }[],
): Uri | null {
  for (const { oldUri, newUri } of files) {
    if (uri.toString() === oldUri.toString()) return newUri;
    if (isInside(oldUri, uri)) return Uri.joinPath(newUri, uri.path.slice(oldUri.path.length));
  }
  return null;
}
