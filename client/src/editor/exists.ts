import { workspace, type Uri } from 'vscode';

/** Whether there is a file or folder. */
export function exists(uri: Uri): Thenable<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
