import { commands, ProgressLocation, Uri, window, workspace } from 'vscode';
import { l10n } from '../language';

/** Maximum number of files in the list. */
const MAX_FILES = 100;
/** Timeout of the search, in milliseconds. */
const PATIENCE = 5000;

/**
 * Opens the workspace's report, with a choice if there are several. If there is none, explains what a report is and offers to create one.
 */
export async function openReport(): Promise<void> {
  const title = l10n.t('Looking for reports…');
  const reports = await window.withProgress({ location: ProgressLocation.Window, title }, findReports);
  const [first, ...others] = reports;
  if (!first) return offerOthers();
  if (others.length === 0) return open(first);
  const items = reports.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Open a Report'),
    placeHolder: l10n.t('Which report?'),
  });
  if (picked) await open(picked.uri);
}

/** Finds reports by the usual paths in each workspace folder and by search, which some virtual workspaces never answer. */
async function findReports(): Promise<Uri[]> {
  const search = Promise.all(
    patterns().map((pattern) => workspace.findFiles(pattern, '**/node_modules/**', MAX_FILES)),
  );
  const found = await Promise.all([rootReports(), Promise.race([search, noneAfter(PATIENCE)])]);
  const reports = new Map(found.flat(2).map((uri) => [uri.toString(), uri]));
  return [...reports.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function rootReports(): Promise<Uri[]> {
  const names = patterns().map((pattern) => pattern.replace(/^\*\*\//, ''));
  const folders = workspace.workspaceFolders ?? [];
  const uris = folders.flatMap((folder) => names.map((name) => Uri.joinPath(folder.uri, name)));
  const exist = await Promise.all(
    uris.map((uri) =>
      workspace.fs.stat(uri).then(
        () => true,
        () => false,
      ),
    ),
  );
  return uris.filter((_, index) => exist[index]);
}

function noneAfter(milliseconds: number): Promise<Uri[][]> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds, []);
  });
}

function patterns(): string[] {
  const setting: unknown = workspace.getConfiguration('mlopsReport').get('files');
  return Array.isArray(setting) ? setting.filter((pattern) => typeof pattern === 'string') : [];
}

async function offerOthers(): Promise<void> {
  const choose = l10n.t('Choose a File…');
  const make = l10n.t('New Report…');
  const message = l10n.t(
    'There is no report in this workspace. A report is a file such as {0}, or any Markdown file with questions and answers.',
    'reports/README.md',
  );
  const answer = await window.showInformationMessage(message, choose, make);
  if (answer === make) await commands.executeCommand('mlopsReport.newReport');
  if (answer !== choose) return;
  const picked = await window.showOpenDialog({ filters: { Markdown: ['md', 'markdown'] } });
  if (picked?.[0]) await open(picked[0]);
}

async function open(uri: Uri): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument(uri));
}
