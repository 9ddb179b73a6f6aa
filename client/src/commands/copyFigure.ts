import { Uri, window, workspace } from 'vscode';
import { nameOf } from '../editor/nameOf';
import { l10n } from '../language';
import { ACCEPTED_EXTENSIONS, encodeTarget } from '../../../common/figureTarget';
import { exists } from '../editor/exists';
import { tellOfLargeFigures } from '../figures/largeFigures';
import { isInside } from '../server/folders';
import type { LanguageServer } from '../server/languageServer';

/**
 * Asks for an image and copies it into the report's folder `figures` under an unused name. An image that is already in that folder is not
 * copied. Returns its path as written in a Markdown image; undefined if the user cancels.
 */
export async function copyFigure(report: Uri, server: LanguageServer): Promise<string | undefined> {
  const folder = Uri.joinPath(report, '../figures');
  const [source] =
    (await window.showOpenDialog({
      title: l10n.t('Choose an Image'),
      openLabel: l10n.t('Insert'),
      defaultUri: Uri.joinPath(report, '..'),
      filters: { [l10n.t('Images')]: [...ACCEPTED_EXTENSIONS] },
    })) ?? [];
  if (!source) return undefined;
  const path = isInside(folder, source)
    ? source.path.slice(folder.path.length + 1)
    : await copy(source, folder, server);
  return `figures/${encodeTarget(path)}`;
}

/** Returns the name of the copy. */
async function copy(source: Uri, folder: Uri, server: LanguageServer): Promise<string> {
  const name = nameOf(source);
  await workspace.fs.createDirectory(folder);
  const free = await freeName(folder, name);
  const target = Uri.joinPath(folder, free);
  await workspace.fs.copy(source, target, { overwrite: false });
  server.filesChanged([target]);
  void tellOfLargeFigures([target]);
  return free;
}

async function freeName(folder: Uri, name: string): Promise<string> {
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = name;
  for (let copyNumber = 2; await exists(Uri.joinPath(folder, free)); copyNumber++)
    free = `${stem}-${copyNumber}${extension}`;
  return free;
}
