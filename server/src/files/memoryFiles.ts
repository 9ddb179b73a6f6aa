import type { FileKind, ReportFiles } from './reportFiles';

/**
 * Files that only exist in memory.
 * @param contents By path, relative to the report's folder; a number stands for that many zero bytes. Folders are
 * derived from the paths. A path that ends in `/` is a folder without files.
 */
export function memoryFiles(contents: Readonly<Record<string, number | Uint8Array>>): ReportFiles {
  const folders = new Map<string, Map<string, FileKind>>([['', new Map()]]);
  for (const path of Object.keys(contents)) addPath(folders, path);
  const contentOf = (path: string): Uint8Array | null => {
    const content = contents[path];
    return typeof content === 'number' ? new Uint8Array(content) : (content ?? null);
  };
  return {
    list: (folder) => Promise.resolve(folders.get(folder) ?? null),
    size: (path) => Promise.resolve(sizeOf(contents[path])),
    read(path, most) {
      const content = contentOf(path);
      return Promise.resolve(content && content.length <= most ? content : null);
    },
    head: (path, length) => Promise.resolve(contentOf(path)?.subarray(0, length) ?? null),
  };
}

function sizeOf(content: number | Uint8Array | undefined): number | null {
  if (content === undefined) return null;
  return typeof content === 'number' ? content : content.length;
}

function addPath(folders: Map<string, Map<string, FileKind>>, path: string): void {
  let folder = '';
  const parts = path.split('/');
  for (const [index, name] of parts.entries()) {
    if (name === '') return;
    const isFile = index === parts.length - 1;
    folders.get(folder)?.set(name, isFile ? 'file' : 'folder');
    if (isFile) return;
    folder = folder === '' ? name : `${folder}/${name}`;
    if (!folders.has(folder)) folders.set(folder, new Map());
  }
}
