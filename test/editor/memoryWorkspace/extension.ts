import * as vscode from 'vscode';
import { MemoryFileSystem } from './memoryFileSystem';

const ROOT = vscode.Uri.from({ scheme: 'memory', path: '/workspace' });

/** Offers the files of the web host as a writable workspace in memory. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const files = new MemoryFileSystem();
  files.createDirectory(ROOT);
  const response = await fetch(context.extensionUri.with({ path: '/workspace.json' }).toString(true));
  for (const [path, content] of Object.entries((await response.json()) as Record<string, string>)) {
    const uri = vscode.Uri.joinPath(ROOT, path);
    for (const folder of foldersOf(path)) files.createDirectory(vscode.Uri.joinPath(ROOT, folder));
    files.writeFile(
      uri,
      Uint8Array.from(atob(content), (character) => character.charCodeAt(0)),
      { create: true, overwrite: true },
    );
  }
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider('memory', files, { isCaseSensitive: true }),
  );
}

/** `a` and `a/b` for `a/b/c.md`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
