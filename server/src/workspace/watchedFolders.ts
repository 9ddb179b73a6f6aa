import { Utils, type URI } from 'vscode-uri';
import type { FigureContents } from '../files/figureContents';
import type { FigureFolders } from '../files/figureFolders';
import type { ReportFiles } from '../files/reportFiles';
import { handInPaths } from '../handin/stalePages';
import { isInside, uriBelow } from './reportRoot';
import type { StartFolderWatch } from './folderWatcher';
import { createKnownFolders } from './folderCache';
import { createKnownContents } from './contentCache';
import { createKnownStalePages } from './stalePageCache';

/** The folders around one open report: cached, watched, and listed again when something happens in them. */
export interface ReportFolders {
  /** The current knowledge of the folders. */
  current(): FigureFolders;
  /** What is known about the bytes of the report's figures. */
  contents(): FigureContents;
  /** The paths of hand-in pages that were made of an earlier version of the report. */
  stalePages(): readonly string[];
  /** Says which folders the report needs, and which figures it shows. */
  need(folders: readonly string[], figures: ReadonlySet<string>): void;
  /** Fulfilled when the needed folders have been listed. Never rejects. */
  settled(): Promise<void>;
  /** Lists the folders again in which files or folders were created, deleted or changed. */
  filesChanged(uris: readonly URI[]): void;
  /** Lists all folders again. */
  refresh(): void;
  /** Compares the hand-in pages with the report again, which was saved. */
  saved(): void;
  dispose(): void;
}

/** What the folders of a report need to know about its place. */
export interface ReportPlace {
  readonly report: URI;
  /** Nothing outside this folder is read. */
  readonly root: URI;
  readonly files: ReportFiles;
  /** Null if no one watches the folders. */
  readonly startWatch: StartFolderWatch | null;
  /** Watches hand-in pages in other folders; null if no one does. */
  readonly startPageWatch: StartFolderWatch | null;
}

/**
 * Follows the folders around a report.
 * @param onChange Called when something in them changed, or is known for the first time.
 * @param onTouch Called when something happened in them, whether it matters or not.
 */
export function followReportFolders(
  place: ReportPlace,
  onChange: () => void,
  onTouch: () => void,
): ReportFolders {
  const { report, root, files, startWatch, startPageWatch } = place;
  const known = createKnownFolders(files, () => {
    watch?.set(known.existing().flatMap((folder) => uriOf(folder)?.toString() ?? []));
    onChange();
  });
  const contents = createKnownContents(files, onChange);
  const name = { folder: Utils.basename(Utils.dirname(report)), file: Utils.basename(report) };
  const pages = createKnownStalePages(name, files, onChange);
  const compared = [name.file, ...handInPaths(name)].flatMap((path) => uriOf(path) ?? []);
  const watch = startWatch?.({
    watched: refreshUris,
    changed: (uri) => {
      refreshAround([uri]);
    },
  });

  const pageWatch = startPageWatch?.({
    watched: () => {
      pages.refresh();
    },
    changed: refreshPages,
  });
  // What lies beside the report is watched with its folder.
  const others = compared.map((uri) => Utils.dirname(uri).toString());
  pageWatch?.set(others.filter((folder) => folder !== Utils.dirname(report).toString()));

  function refreshPages(...changed: readonly URI[]): void {
    if (compared.some((uri) => changed.some((one) => isInside(one, uri)))) pages.refresh();
  }

  function uriOf(folder: string): URI | null {
    return uriBelow(root, report, folder);
  }

  function refreshUris(folders: ReadonlySet<string>): void {
    known.refresh((folder) => folders.has(uriOf(folder)?.toString() ?? ''));
    contents.refresh();
  }

  function refreshAround(uris: readonly URI[]): void {
    known.refresh((folder) => {
      const uri = uriOf(folder);
      return uri !== null && uris.some((changed) => isTouched(uri, changed));
    });
    contents.refresh();
    refreshPages(...uris);
    onTouch();
  }

  return {
    current: () => known.current(),
    contents: () => contents.current(),
    stalePages: () => pages.current(),
    settled: () => known.settled(),
    need: (folders, figures) => {
      known.need(folders);
      contents.need(figures);
    },
    filesChanged: refreshAround,
    refresh: () => {
      known.refresh(() => true);
      contents.refresh();
    },
    saved() {
      pages.refresh();
    },
    dispose() {
      known.dispose();
      contents.dispose();
      pages.dispose();
      watch?.dispose();
      pageWatch?.dispose();
    },
  };
}

/** Whether a change affects a folder: it is the folder, or is in it or above it. */
function isTouched(folder: URI, changed: URI): boolean {
  const parent = changed.path.slice(0, changed.path.lastIndexOf('/'));
  return (
    isInside(changed, folder) || (isInside(folder, changed) && parent === folder.path.replace(/\/$/u, ''))
  );
}
