import { figureFoldersOf } from '../report/figureFolders';
import type { Report } from '../report/report';
import type { FigureFolders } from './figureFolders';
import type { Listing, ReportFiles } from './reportFiles';

/** So many folders of one report are looked at, however many its figures name. */
const MAX_FOLDERS = 100;

/** Nothing is known of any folder. */
export const NOTHING: FigureFolders = new Map();

/** The folders to list for a report: its own, and those that its figures lie in or should. */
export function foldersOf(report: Report): readonly string[] {
  return figureFoldersOf(report).slice(0, MAX_FOLDERS);
}

/**
 * What may be said of folders. Where the report's own folder can't be listed, the files can't be reached at all (a
 * version in a repository's history, a file of another computer), so nothing is known of any folder.
 */
export function readable(folders: ReadonlyMap<string, Listing | null>): FigureFolders {
  return folders.get('') ? folders : NOTHING;
}

/** Lists the folders that the figures of a report lie in. Never rejects. */
export async function loadFolders(report: Report, files: ReportFiles): Promise<FigureFolders> {
  const listings = await Promise.all(
    foldersOf(report).map(async (folder) => [folder, await files.list(folder)] as const),
  );
  return readable(new Map(listings));
}
