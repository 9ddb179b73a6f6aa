import { workspace, type Uri } from 'vscode';

/** Whether a file or folder exists. */
export function exists(uri: Uri): Thenable<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
