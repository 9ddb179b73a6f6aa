import type { FileKind, ReportFiles } from './reportFiles';

/**
 * Files that exist in memory only.
 *
 * @param sizes Bytes by path, relative to the report's folder; the folders follow from the paths. A path that ends in `/`
 *   is a folder without files.
 */
export function memoryFiles(sizes: Readonly<Record<string, number>>): ReportFiles {
  const folders = new Map<string, Map<string, FileKind>>([['', new Map()]]);
  for (const path of Object.keys(sizes)) addPath(folders, path);
  return {
    list: (folder) => Promise.resolve(folders.get(folder) ?? null),
    size: (path) => Promise.resolve(sizes[path] ?? null),
  };
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
