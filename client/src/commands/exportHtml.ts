import {
  commands,
  env,
  ProgressLocation,
  UIKind,
  Uri,
  window,
  workspace,
  type LogOutputChannel,
} from 'vscode';
import { nameOf } from '../editor/nameOf';
import { l10n } from '../language';
import { pagePlace } from '../../../common/pagePlace';
import type { ExportHtmlResult } from '../../../common/protocol';
import { writeWhole } from '../editor/writeWhole';
import type { LanguageServer } from '../server/languageServer';
import { reasonOf } from '../reason';

/** Maximum number of missing images that a message names. */
const MAX_NAMES = 3;

/** Options and services for an export. */
export interface ExportContext {
  readonly server: LanguageServer;
  readonly log: LogOutputChannel;
  /** Whether to export the page of `report.py html`. */
  readonly isHandIn: boolean;
  /** Whether the page starts with the overview. */
  readonly hasOverview?: boolean;
}

/** Exports a report to a file that the user chooses, and offers to open it. */
export async function exportHtml(report: Uri, context: ExportContext): Promise<void> {
  const { server, log, isHandIn, hasOverview = false } = context;
  // The dialog asks before it overwrites a file.
  const target = await window.showSaveDialog({
    title: isHandIn ? l10n.t('Export Hand-in Page') : l10n.t('Export HTML'),
    saveLabel: l10n.t('Export'),
    defaultUri: suggestedTarget(report, isHandIn),
    filters: { HTML: ['html', 'htm'] },
  });
  if (!target) return;
  if (target.toString() === report.toString()) {
    void window.showErrorMessage(l10n.t('This is the report itself. Choose another name for the page.'));
    return;
  }
  try {
    const page = await window.withProgress(
      { location: ProgressLocation.Window, title: l10n.t('Exporting {0}', nameOf(report)) },
      () => savePage(report, target, server, { isHandIn, hasOverview }),
    );
    if (page) await tell(target, page);
    else tellNoReport();
  } catch (error) {
    tellFailure(report, error, log);
  }
}

/** Tells the user that there is no report to export. */
export function tellNoReport(): void {
  void window.showErrorMessage(
    l10n.t('This file is no longer a report: it has no question with “Answer:” left.'),
  );
}

/** Tells the user that the export failed, and why. */
export function tellFailure(report: Uri, error: unknown, log: LogOutputChannel): void {
  log.error(`The report ${report.toString()} could not be exported.`, error);
  void window.showErrorMessage(l10n.t('The report could not be exported: {0}', reasonOf(error)));
}

/** The target that `pagePlace` suggests. An unsaved report may go into the workspace folder. */
export function suggestedTarget(report: Uri, isHandIn: boolean): Uri {
  if (report.scheme !== 'untitled') {
    const above = Uri.joinPath(report, '..');
    const place = pagePlace(nameOf(above), nameOf(report), isHandIn);
    return Uri.joinPath(above, place.isAbove ? '..' : '.', place.name);
  }
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return folder ? Uri.joinPath(folder, 'report.html') : Uri.file('report.html');
}

/**
 * Writes the page of a report to a file, completely or not at all, replacing an existing file. Returns null if the document is no report.
 * Rejects if the file can't be written.
 */
export async function savePage(
  report: Uri,
  target: Uri,
  server: LanguageServer,
  { isHandIn, hasOverview = false }: Pick<ExportContext, 'isHandIn' | 'hasOverview'>,
): Promise<ExportHtmlResult | null> {
  await workspace.openTextDocument(report);
  await server.start();
  const page = await server.exportHtml({ uri: report.toString(), isHandIn, hasOverview });
  if (page) await writeWhole(target, new TextEncoder().encode(page.html));
  return page;
}

async function tell(target: Uri, { leftOut }: ExportHtmlResult): Promise<void> {
  const open = l10n.t('Open');
  const place = workspace.asRelativePath(target);
  const names = leftOut.map((image) => image.target);
  const named = names.slice(0, MAX_NAMES).join(', ');
  const more = names.length - MAX_NAMES;
  const chosen =
    leftOut.length === 0
      ? await window.showInformationMessage(l10n.t('Saved as {0}.', place), open)
      : await window.showWarningMessage(
          l10n.t(
            'Saved as {0}, but without these images: {1}. The page says why.',
            place,
            more > 0 ? l10n.t('{0} and {1} more', named, more) : named,
          ),
          open,
        );
  if (chosen === open) await openPage(target);
}

/** Opens the page in a browser if it can reach the file, otherwise in the editor. */
async function openPage(page: Uri): Promise<void> {
  if (canBrowse(page) && (await env.openExternal(page))) return;
  await commands.executeCommand('vscode.open', page);
}

/** Whether a browser can open a file: only files on the user's own computer. */
export function canBrowse({ scheme }: Uri): boolean {
  return env.uiKind === UIKind.Desktop && env.remoteName === undefined && scheme === 'file';
}
