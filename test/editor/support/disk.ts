import * as vscode from 'vscode';
import { expectedHost } from './expectedHost';

/** The disk of the workspace, changed without VS Code: through Node if there is Node, otherwise in the virtual file system. */
export interface Disk {
  read(uri: vscode.Uri): Promise<string>;
  /** Writes a file and creates its folders. */
  write(uri: vscode.Uri, content: string | Uint8Array): Promise<void>;
  rename(from: vscode.Uri, to: vscode.Uri): Promise<void>;
  remove(uri: vscode.Uri): Promise<void>;
}

const nodeDisk: Disk = {
  async read({ fsPath }) {
    const { readFile } = await import('node:fs/promises');
    return readFile(fsPath, 'utf8');
  },
  async write(uri, content) {
    const { mkdir, writeFile } = await import('node:fs/promises');
    await mkdir(folderOf(uri).fsPath, { recursive: true });
    await writeFile(uri.fsPath, content);
  },
  async rename(from, to) {
    const { rename } = await import('node:fs/promises');
    await rename(from.fsPath, to.fsPath);
  },
  async remove({ fsPath }) {
    const { rm } = await import('node:fs/promises');
    await rm(fsPath, { recursive: true });
  },
};

const virtualDisk: Disk = {
  async read(uri) {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  },
  async write(uri, content) {
    await vscode.workspace.fs.createDirectory(folderOf(uri));
    await vscode.workspace.fs.writeFile(
      uri,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    );
  },
  async rename(from, to) {
    await vscode.workspace.fs.rename(from, to);
  },
  async remove(uri) {
    await vscode.workspace.fs.delete(uri, { recursive: true });
  },
};

/** The disk of this test run. */
export const disk: Disk = expectedHost.host === 'node' ? nodeDisk : virtualDisk;

function folderOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}
