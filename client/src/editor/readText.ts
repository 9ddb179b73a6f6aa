import { workspace, type Uri } from 'vscode';

/** A file's text on disk, decoded as the editor would; null if it has more than this many bytes. Rejects if it can't be read. */
export async function readText(uri: Uri, maxSize: number): Promise<string | null> {
  const { size } = await workspace.fs.stat(uri);
  return size > maxSize ? null : workspace.decode(await workspace.fs.readFile(uri), { uri });
}
