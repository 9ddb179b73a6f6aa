import { commands, env, FileType, Uri, window, workspace } from 'vscode';
import { l10n } from '../language';
import { resolveTarget } from '../../../common/figureTarget';
import { isInside } from '../server/folders';
import { columnOf, revealInEditor } from '../editor/revealInEditor';
import { folderOf, rootOf } from './page';

const WEB = /^https?:/i;
const MAIL = /^mailto:/i;

/** Follows a link in the preview to the web, to mail, or to a file in the workspace. Other links do nothing. */
export async function openLink(href: string, report: Uri): Promise<void> {
  if (WEB.test(href)) {
    await openOnWeb(href);
    return;
  }
  if (MAIL.test(href)) {
    await env.openExternal(Uri.parse(href));
    return;
  }
  const target = resolveTarget(href);
  if (target.kind === 'remote') await openOnWeb(`https:${href}`);
  if (target.kind !== 'local' && target.kind !== 'rooted') return;
  const folder = target.kind === 'local' ? folderOf(report) : rootOf(report);
  if (folder) await openPath(folder, target.path, report);
}

/** As a string, the address reaches the browser as written; a `Uri` would decode `%2F` and the like. */
async function openOnWeb(address: string): Promise<void> {
  await commands.executeCommand('vscode.open', address);
}

async function openPath(folder: Uri, path: string, report: Uri): Promise<void> {
  const uri = Uri.joinPath(folder, path);
  const roots = [folderOf(report), rootOf(report)].filter((root) => root !== null);
  // On Windows a backslash also separates folders, and a colon follows a drive letter.
  if (/[\\:]/.test(path) || !roots.some((root) => isInside(root, uri))) {
    void window.showWarningMessage(
      l10n.t('{0} is outside the workspace, so the preview does not open it.', path),
    );
    return;
  }
  const type = await workspace.fs.stat(uri).then(
    (stat) => stat.type,
    () => null,
  );
  if (type === null) void window.showWarningMessage(l10n.t('There is no file {0}.', path));
  else if ((type & FileType.Directory) !== 0) await commands.executeCommand('revealInExplorer', uri);
  else if (uri.toString() === report.toString()) await revealInEditor(report);
  else await commands.executeCommand('vscode.open', uri, { viewColumn: columnOf(report), preview: false });
}
