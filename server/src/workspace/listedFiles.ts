import type { FigureFolders } from '../files/figureFolders';
import type { ReportFiles } from '../files/reportFiles';
import { lookUp } from '../rules/figures/lookUp';

/** The same files, without a look at the disk for those that the listings of their folders lack. */
export function listedFiles(files: ReportFiles, folders: FigureFolders): ReportFiles {
  const isMissing = (path: string): boolean => lookUp(folders, path).kind === 'missing';
  return {
    list: (folder) => files.list(folder),
    size: async (path) => (isMissing(path) ? null : files.size(path)),
    read: async (path, most) => (isMissing(path) ? null : files.read(path, most)),
    head: async (path, length) => (isMissing(path) ? null : files.head(path, length)),
  };
}
