import type { Uri } from 'vscode';

/** The last part of a URI's path: the name of a file or a folder. */
export function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
