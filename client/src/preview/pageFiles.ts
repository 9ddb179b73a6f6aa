import { Disposable, RelativePattern, workspace, type Uri } from 'vscode';
import { IMAGE_EXTENSIONS } from '../../../common/figureTarget';
import { isInside } from '../server/folders';
import { folderOf } from './page';

/** Reloads the page's images when files below the report's folder are written or deleted. */
const IMAGES = `**/*.{${[...IMAGE_EXTENSIONS].flatMap((one) => [one, one.toUpperCase()]).join()}}`;

/** The callbacks for a page's files. */
export interface FileListener {
  readonly imageChanged: (file: Uri) => void;
  /** The report was written, created or deleted on disk. */
  readonly reportChanged: () => void;
}

/** Watches the files of a report's page; does nothing if the report has no folder. */
export function watchPageFiles(report: Uri, { imageChanged, reportChanged }: FileListener): Disposable {
  const folder = folderOf(report);
  if (!folder) return Disposable.from();
  const images = workspace.createFileSystemWatcher(new RelativePattern(folder, IMAGES));
  // A report that isn't open elsewhere changes only on disk.
  const siblings = workspace.createFileSystemWatcher(new RelativePattern(folder, '*'));
  const look = (file: Uri): void => {
    if (file.toString() === report.toString()) reportChanged();
  };
  return Disposable.from(
    images,
    images.onDidCreate(imageChanged),
    images.onDidChange(imageChanged),
    images.onDidDelete(imageChanged),
    siblings,
    siblings.onDidCreate(look),
    siblings.onDidChange(look),
    siblings.onDidDelete(look),
    // Watchers may not report files that are deleted together with their folder.
    workspace.onDidDeleteFiles(({ files }) => {
      if (files.some((file) => isInside(file, report))) reportChanged();
    }),
  );
}
