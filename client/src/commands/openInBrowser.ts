import { env, ProgressLocation, Uri, window, workspace, type LogOutputChannel } from 'vscode';
import { l10n } from '../language';
import { hash } from '../../../common/hash';
import type { LanguageServer } from '../server/languageServer';
import { canBrowse, exportHtml, savePage, tellFailure, tellNoReport } from './exportHtml';

/** What opening a page in the browser works with. */
export interface BrowserContext {
  readonly server: LanguageServer;
  readonly log: LogOutputChannel;
  /** The extension's own folder on this computer. */
  readonly storage: Uri;
}

/** How long a page in the extension's folder is kept for a browser that may load it again, in milliseconds. */
const AGE = 24 * 60 * 60 * 1000;

/**
 * Shows the report as a page in the browser, which can print it. Where the browser reaches no file of the extension,
 * as on the web or on another computer, it offers to export the page instead.
 */
export async function openInBrowser(report: Uri, { server, log, storage }: BrowserContext): Promise<void> {
  if (!canBrowse(storage)) {
    const instead = l10n.t('Export HTML…');
    const chosen = await window.showInformationMessage(
      l10n.t('A browser can’t open the page from here. Export it to a file on your computer and open that.'),
      instead,
    );
    if (chosen === instead) await exportHtml(report, { server, log, isHandIn: false });
    return;
  }
  try {
    const isOpen = await window.withProgress(
      { location: ProgressLocation.Window, title: l10n.t('Opening the page in the browser') },
      async () => {
        const target = await savePageFor(report, storage, server, Date.now());
        if (target) return env.openExternal(target);
        tellNoReport();
        return true;
      },
    );
    if (!isOpen) void window.showErrorMessage(l10n.t('Could not open a browser.'));
  } catch (error) {
    tellFailure(report, error, log);
  }
}

/**
 * Writes the page of a report into a folder of the extension, in the place of an older one of the same report, and clears away
 * those of yesterday. Null where it is no report. Rejects where the folder can't be written.
 *
 * @param now In milliseconds since 1970.
 */
export async function savePageFor(
  report: Uri,
  storage: Uri,
  server: LanguageServer,
  now: number,
): Promise<Uri | null> {
  const folder = Uri.joinPath(storage, 'pages');
  const name = report.path.slice(report.path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const target = Uri.joinPath(folder, `${name}-${hash(report.toString())}.html`);
  await workspace.fs.createDirectory(folder);
  await clearAway(folder, now - AGE);
  return (await savePage(report, target, server, { isHandIn: false })) && target;
}

async function clearAway(folder: Uri, oldest: number): Promise<void> {
  const entries = await workspace.fs.readDirectory(folder);
  await Promise.all(
    entries.map(async ([name]) => {
      const file = Uri.joinPath(folder, name);
      const { mtime } = await workspace.fs.stat(file);
      if (mtime < oldest) await workspace.fs.delete(file);
    }),
  );
}
