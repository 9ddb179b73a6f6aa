import { Uri, window, workspace, type Disposable } from 'vscode';
import { hasImageExtension, LARGE_FIGURE } from '../../../common/figureTarget';
import { nameOf } from '../editor/nameOf';
import { l10n } from '../language';
import type { Reports } from '../model/reports';
import { isInside } from '../server/folders';

/** Says that an image that has just come into the folder `figures` of an open report is large: by a paste, a drop, or in the Explorer. */
export function watchForLargeFigures(reports: Reports): Disposable {
  return workspace.onDidCreateFiles(({ files }) => {
    const folders = reports.all().map(({ uri }) => Uri.joinPath(uri, '../figures'));
    void tellOfLargeFigures(files.filter((file) => folders.some((folder) => isInside(folder, file))));
  });
}

/** Says which of these files are large images, unless the rule is off. Never rejects. */
export async function tellOfLargeFigures(files: readonly Uri[]): Promise<void> {
  const images = files.filter(({ path }) => hasImageExtension(path));
  const sizes = await Promise.all(images.map(sizeOf));
  const large = images.flatMap((uri, index) => {
    const size = sizes[index] ?? 0;
    return size > LARGE_FIGURE && isRuleOn(uri) ? [{ uri, size }] : [];
  });
  const [first, ...others] = large;
  if (!first) return;
  const text =
    others.length === 0
      ? l10n.t(
          '{0} is {1} MB. Make it smaller than 2 MB so that pages open quickly.',
          nameOf(first.uri),
          (first.size / 1_000_000).toFixed(1),
        )
      : l10n.t(
          '{0} figures are larger than 2 MB. Make them smaller so that pages open quickly.',
          large.length,
        );
  void window.showInformationMessage(text);
}

/** Zero for a file that can't be looked at. */
function sizeOf(uri: Uri): Thenable<number> {
  return workspace.fs.stat(uri).then(
    ({ size }) => size,
    () => 0,
  );
}

function isRuleOn(uri: Uri): boolean {
  const rules: unknown = workspace.getConfiguration('mlopsReport', uri).get('rules');
  return !(
    typeof rules === 'object' &&
    rules !== null &&
    'figure-large' in rules &&
    rules['figure-large'] === 'off'
  );
}
