import { env, ProgressLocation, Uri, window, workspace, type LogOutputChannel } from 'vscode';
import { nameOf } from '../editor/nameOf';
import { l10n } from '../language';
import { hash } from '../../../common/hash';
import type { LanguageServer } from '../server/languageServer';
import { canBrowse, exportHtml, savePage, tellFailure, tellNoReport } from './exportHtml';

/** The services for opening a page in the browser. */
export interface BrowserContext {
  readonly server: LanguageServer;
  readonly log: LogOutputChannel;
  /** The extension's storage folder on this computer. */
  readonly storage: Uri;
}

/** How long a page in the storage folder is kept, in milliseconds, so that the browser can reload it. */
const AGE = 24 * 60 * 60 * 1000;

/**
 * Opens the report as a page in the browser, where it can be printed. If the browser can't reach the extension's files (on the web or on
 * another computer), it offers to export the page instead.
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
 * Writes the page of a report into the storage folder, replacing the older page of that report, and deletes outdated pages. Returns null if
 * the document is no report. Rejects if the folder can't be written.
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
  const name = nameOf(report).replace(/\.[^.]*$/, '');
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
