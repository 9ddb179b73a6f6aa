import * as vscode from 'vscode';

type Entry = Folder | File;

interface Folder {
  readonly type: vscode.FileType.Directory;
  readonly created: number;
  modified: number;
  readonly entries: Map<string, Entry>;
}

interface File {
  readonly type: vscode.FileType.File;
  readonly created: number;
  modified: number;
  content: Uint8Array;
}

/** A file system in memory that can be read, written and watched. */
export class MemoryFileSystem implements vscode.FileSystemProvider {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #root: Folder = newFolder();

  readonly onDidChangeFile = this.#changed.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined); // all changes are reported anyway
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const entry = this.#get(uri);
    return {
      type: entry.type,
      ctime: entry.created,
      mtime: entry.modified,
      size: 'content' in entry ? entry.content.length : 0,
    };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    return [...this.#folder(uri).entries].map(([name, entry]) => [name, entry.type]);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const entry = this.#get(uri);
    if (!('content' in entry)) throw vscode.FileSystemError.FileIsADirectory(uri);
    return entry.content;
  }

  createDirectory(uri: vscode.Uri): void {
    if (this.#find(uri) !== undefined) return;
    this.#folder(parentOf(uri)).entries.set(nameOf(uri), newFolder());
    this.#tell(vscode.FileChangeType.Created, uri);
  }

  writeFile(uri: vscode.Uri, content: Uint8Array, options: { create: boolean; overwrite: boolean }): void {
    const known = this.#find(uri);
    if (known === undefined) {
      if (!options.create) throw vscode.FileSystemError.FileNotFound(uri);
      const now = Date.now();
      const file: File = { type: vscode.FileType.File, created: now, modified: now, content };
      this.#folder(parentOf(uri)).entries.set(nameOf(uri), file);
      this.#tell(vscode.FileChangeType.Created, uri);
      return;
    }
    if (!('content' in known)) throw vscode.FileSystemError.FileIsADirectory(uri);
    if (options.create && !options.overwrite) throw vscode.FileSystemError.FileExists(uri);
    known.content = content;
    known.modified = Math.max(Date.now(), known.modified + 1); // gives two writes in one millisecond different times
    this.#tell(vscode.FileChangeType.Changed, uri);
  }

  delete(uri: vscode.Uri, options: { recursive: boolean }): void {
    const entry = this.#get(uri);
    if ('entries' in entry && entry.entries.size > 0 && !options.recursive) {
      throw vscode.FileSystemError.NoPermissions(`${uri.path} is not empty.`);
    }
    this.#folder(parentOf(uri)).entries.delete(nameOf(uri));
    this.#tell(vscode.FileChangeType.Deleted, uri);
  }

  rename(from: vscode.Uri, to: vscode.Uri, options: { overwrite: boolean }): void {
    const entry = this.#get(from);
    if (this.#find(to) !== undefined && !options.overwrite) throw vscode.FileSystemError.FileExists(to);
    this.#folder(parentOf(to)).entries.set(nameOf(to), entry);
    this.#folder(parentOf(from)).entries.delete(nameOf(from));
    this.#tell(vscode.FileChangeType.Deleted, from);
    this.#tell(vscode.FileChangeType.Created, to);
  }

  #find(uri: vscode.Uri): Entry | undefined {
    let entry: Entry | undefined = this.#root;
    for (const name of uri.path.split('/').filter((part) => part !== '')) {
      entry = entry !== undefined && 'entries' in entry ? entry.entries.get(name) : undefined;
    }
    return entry;
  }

  #get(uri: vscode.Uri): Entry {
    const entry = this.#find(uri);
    if (entry === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }

  #folder(uri: vscode.Uri): Folder {
    const entry = this.#get(uri);
    if (!('entries' in entry)) throw vscode.FileSystemError.FileNotADirectory(uri);
    return entry;
  }

  #tell(type: vscode.FileChangeType, uri: vscode.Uri): void {
    this.#changed.fire([{ type, uri }]);
  }
}

function newFolder(): Folder {
  const now = Date.now();
  return { type: vscode.FileType.Directory, created: now, modified: now, entries: new Map() };
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
