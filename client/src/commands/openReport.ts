import { l10n, window, workspace, type Uri } from 'vscode';

/** More files than this are not worth a list. */
const MAX_FILES = 100;

/** Opens the workspace's report, asks which where there are several, and says what a report is where there is none. */
export async function openReport(): Promise<void> {
  const reports = await findReports();
  const [first, ...others] = reports;
  if (!first) return offerFile();
  if (others.length === 0) return open(first);
  const items = reports.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Open a Report'),
    placeHolder: l10n.t('Which report?'),
  });
  if (picked) await open(picked.uri);
}

async function findReports(): Promise<Uri[]> {
  const found = new Map<string, Uri>();
  for (const pattern of patterns()) {
    for (const uri of await workspace.findFiles(pattern, '**/node_modules/**', MAX_FILES))
      found.set(uri.toString(), uri);
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function patterns(): string[] {
  const setting: unknown = workspace.getConfiguration('mlopsReport').get('files');
  return Array.isArray(setting) ? setting.filter((pattern) => typeof pattern === 'string') : [];
}

async function offerFile(): Promise<void> {
  const choose = l10n.t('Choose a File…');
  const message = l10n.t(
    'There is no report in this workspace. A report is a file such as {0}, or any Markdown file of questions with answers.',
    'reports/README.md',
  );
  if ((await window.showInformationMessage(message, choose)) !== choose) return;
  const picked = await window.showOpenDialog({ filters: { Markdown: ['md', 'markdown'] } });
  if (picked?.[0]) await open(picked[0]);
}

async function open(uri: Uri): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument(uri));
}
