import { FileType, FileSystemError, Uri, workspace } from 'vscode';
import { nameOf } from './nameOf';
import { exists } from './exists';

/**
 * Replaces a file atomically: writes a temporary file next to it and renames it, so a failed write keeps the old content. A symbolic link
 * is itself replaced, not its target. Rejects if the path is a folder or can't be written.
 */
export async function writeWhole(target: Uri, content: Uint8Array): Promise<void> {
  if ((await exists(target)) && (await workspace.fs.stat(target)).type & FileType.Directory)
    throw FileSystemError.FileIsADirectory(target);
  const name = nameOf(target);
  const partial = Uri.joinPath(target, '..', `.${name}.${randomName()}.tmp`);
  try {
    await workspace.fs.writeFile(partial, content);
    await workspace.fs.rename(partial, target, { overwrite: true });
  } catch (error) {
    if (await exists(partial)) await workspace.fs.delete(partial);
    throw error;
  }
}

/** An unpredictable name, so that no link with that name can be waiting there. */
function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
