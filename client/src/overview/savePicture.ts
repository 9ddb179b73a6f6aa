import { commands, Uri, window, workspace } from 'vscode';
import { l10n } from '../language';
import { fromBase64 } from '../../../common/base64';
import { writeWhole } from '../editor/writeWhole';
import { folderOf, rootOf } from '../preview/page';

/** Saves a picture of a report to a file that the user chooses, and offers to open it. Rejects if it can't be saved. */
export async function savePicture(report: Uri, png: string): Promise<void> {
  const target = await window.showSaveDialog({
    title: l10n.t('Save Picture'),
    defaultUri: suggestedTarget(report),
    filters: { PNG: ['png'] },
  });
  if (!target) return;
  await writeWhole(target, fromBase64(png));
  const open = l10n.t('Open');
  const chosen = await window.showInformationMessage(
    l10n.t('The picture is saved as {0}.', workspace.asRelativePath(target)),
    open,
  );
  if (chosen === open) await commands.executeCommand('vscode.open', target);
}

/** In the workspace folder: files next to the report are handed in with it. */
function suggestedTarget(report: Uri): Uri {
  const folder = rootOf(report) ?? folderOf(report) ?? workspace.workspaceFolders?.[0]?.uri;
  return folder ? Uri.joinPath(folder, 'report-overview.png') : Uri.file('report-overview.png');
}
