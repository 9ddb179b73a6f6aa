import { figureFoldersOf } from '../report/figureFolders';
import type { Report } from '../report/report';
import type { FigureFolders } from './figureFolders';
import type { Listing, ReportFiles } from './reportFiles';

/** Maximum number of folders listed per report, however many its figures name. */
const MAX_FOLDERS = 100;

/** Nothing is known about any folder. */
export const NOTHING: FigureFolders = new Map();

/** The folders to list for a report: its own, and those where its figures are or should be. */
export function foldersOf(report: Report): readonly string[] {
  return figureFoldersOf(report).slice(0, MAX_FOLDERS);
}

/**
 * The listings that can be relied on. If the report's own folder can't be listed, no files can be reached (a version in
 * a repository's history, a file of another computer), so nothing is known about any folder.
 */
export function readable(folders: ReadonlyMap<string, Listing | null>): FigureFolders {
  return folders.get('') ? folders : NOTHING;
}

/** Lists the folders of a report's figures. Never rejects. */
export async function loadFolders(report: Report, files: ReportFiles): Promise<FigureFolders> {
  const listings = await Promise.all(
    foldersOf(report).map(async (folder) => [folder, await files.list(folder)] as const),
  );
  return readable(new Map(listings));
}
