import { FileType, FileSystemError, Uri, workspace } from 'vscode';
import { exists } from './exists';

/**
 * Puts a file in its place whole: it is written beside it and then renamed, so that a write that fails leaves what was there. A link
 * in its place is replaced, not what it leads to. Rejects where the place is a folder or can't be written.
 */
export async function writeWhole(target: Uri, content: Uint8Array): Promise<void> {
  if ((await exists(target)) && (await workspace.fs.stat(target)).type & FileType.Directory)
    throw FileSystemError.FileIsADirectory(target);
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  const partial = Uri.joinPath(target, '..', `.${name}.${randomName()}.tmp`);
  try {
    await workspace.fs.writeFile(partial, content);
    await workspace.fs.rename(partial, target, { overwrite: true });
  } catch (error) {
    if (await exists(partial)) await workspace.fs.delete(partial);
    throw error;
  }
}

/** What no one can know before: a link of that name can't lie there. */
function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
