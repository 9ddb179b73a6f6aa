import { Disposable, RelativePattern, workspace, type Uri } from 'vscode';
import { IMAGE_EXTENSIONS } from '../../../common/figureTarget';
import { isInside } from '../server/folders';
import { folderOf } from './page';

/** The page's images: what is written or deleted below the report's folder is shown again. */
const IMAGES = `**/*.{${[...IMAGE_EXTENSIONS].flatMap((one) => [one, one.toUpperCase()]).join()}}`;

/** What a page wants to know of its files. */
export interface FileListener {
  readonly imageChanged: (file: Uri) => void;
  /** The report was written, made or deleted on disk. */
  readonly reportChanged: () => void;
}

/** Watches the files of a report's page; there are none where the report has no folder. */
export function watchPageFiles(report: Uri, { imageChanged, reportChanged }: FileListener): Disposable {
  const folder = folderOf(report);
  if (!folder) return Disposable.from();
  const images = workspace.createFileSystemWatcher(new RelativePattern(folder, IMAGES));
  // A report that is open nowhere else changes on disk only.
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
    // Of what is deleted with its folder, watchers need not tell.
    workspace.onDidDeleteFiles(({ files }) => {
      if (files.some((file) => isInside(file, report))) reportChanged();
    }),
  );
}
