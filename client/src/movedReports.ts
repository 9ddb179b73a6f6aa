import { Uri, window, workspace, WorkspaceEdit, type Disposable, type LogOutputChannel } from 'vscode';
import { renamedUri } from './editor/renamedUri';
import { l10n } from './language';
import { textsOf } from './model/reportFiles';
import { reasonOf } from './reason';
import { isInside } from './server/folders';
import type { LanguageServer } from './server/languageServer';

/** Where the course expects a report in its repository. */
const FOLDER = 'reports';
const PLACE = `${FOLDER}/README.md`;

interface Rename {
  readonly oldUri: Uri;
  readonly newUri: Uri;
}

/** A rename that takes a report away from its place. */
interface Removal extends Rename {
  readonly report: Uri;
}

/**
 * Warns when a report of the course is renamed or moved away from `reports/README.md`, itself or with its folder, and offers to undo it.
 */
export function warnOfMovedReports(server: LanguageServer, log: LogOutputChannel): Disposable {
  /** Of those that take a report of the course along: other templates may be anywhere. */
  async function ofTheCourse(removals: readonly Removal[]): Promise<readonly Removal[]> {
    const texts = await textsOf(removals.map(({ report }) => report));
    if (texts.length === 0) return [];
    await server.start();
    const surveyed = await server.surveyReports({ reports: texts });
    const known = new Set(surveyed.flatMap(({ uri, edition }) => (edition === null ? [] : [uri])));
    return removals.filter(({ report }) => known.has(report.toString()));
  }

  async function warn(files: readonly Rename[]): Promise<void> {
    const removals = await ofTheCourse(files.flatMap(removalOf)).catch((error: unknown) => {
      log.error('It could not be found out whether a moved file is a report.', error);
      return [];
    });
    if (removals.length === 0) return;
    const undo = l10n.t('Undo');
    const answer = await window.showWarningMessage(
      l10n.t('The course expects the report at {0}. Elsewhere it may not be found.', PLACE),
      undo,
    );
    if (answer !== undo) return;
    try {
      await putBack(removals);
    } catch (error) {
      log.error('A moved report could not be put back.', error);
      void window.showErrorMessage(l10n.t('The report could not be put back: {0}', reasonOf(error)));
    }
  }

  return workspace.onDidRenameFiles(({ files }) => void warn(files));
}

/** A report that moves to the same place of a folder further up gets nearer to where it belongs. */
function removalOf({ oldUri, newUri }: Rename): Removal[] {
  const folder = oldUri.path.endsWith(`/${PLACE}`) ? Uri.joinPath(oldUri, '..') : oldUri;
  if (!folder.path.endsWith(`/${FOLDER}`)) return [];
  const report = renamedUri(Uri.joinPath(folder, 'README.md'), [{ oldUri, newUri }]);
  if (!report) return [];
  const project = Uri.joinPath(report, '../..');
  const isInPlace = report.path.endsWith(`/${PLACE}`) && isInside(project, Uri.joinPath(folder, '..'));
  return isInPlace ? [] : [{ oldUri, newUri, report }];
}

/** Renames the files or folders back; figures, editors and views follow as they did before. */
async function putBack(renames: readonly Rename[]): Promise<void> {
  const edit = new WorkspaceEdit();
  for (const { oldUri, newUri } of renames) edit.renameFile(newUri, oldUri, { overwrite: false });
  if (await workspace.applyEdit(edit)) return;
  void window.showErrorMessage(
    l10n.t('The report could not be put back. Rename it to {0} in the Explorer.', PLACE),
  );
}
