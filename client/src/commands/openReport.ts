import { commands, ProgressLocation, window, workspace, type Uri } from 'vscode';
import type { SurveyedReport } from '../../../common/protocol';
import { l10n } from '../language';
import { findReports, textsOf } from '../model/reportFiles';
import type { Reports } from '../model/reports';
import type { LanguageServer } from '../server/languageServer';

/** What the command works with. */
export interface OpenReportContext {
  readonly reports: Reports;
  readonly server: LanguageServer;
}

/** Opens the workspace's report, asks which where there are several, and where there is none says what a report is and offers a new one. */
export async function openReport(context: OpenReportContext): Promise<void> {
  const title = l10n.t('Looking for reports…');
  const reports = await window.withProgress({ location: ProgressLocation.Window, title }, findReports);
  const [first, ...others] = reports;
  if (!first) return offerOthers();
  if (others.length === 0) return open(first);
  const items = statesOf(reports, context).then((states) =>
    reports.map((uri) => {
      const state = states.get(uri.toString());
      return {
        label: workspace.asRelativePath(uri),
        description: state?.text ?? '',
        detail: state?.problems ?? '',
        uri,
      };
    }),
  );
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Open a Report'),
    placeHolder: l10n.t('Which report?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked) await open(picked.uri);
}

/** How each report is, by its URI; unsaved ones as they are in the editor. */
async function statesOf(
  uris: readonly Uri[],
  { reports, server }: OpenReportContext,
): Promise<ReadonlyMap<string, SurveyedReport>> {
  const closed = uris.filter((uri) => !reports.get(uri));
  // The server has the texts of open ones.
  const open = uris.filter((uri) => reports.get(uri)).map((uri) => ({ uri: uri.toString(), text: '' }));
  const surveyed = await server
    .start()
    .then(async () =>
      server.surveyReports({ reports: [...open, ...(await textsOf(closed))], hasProblems: true }),
    )
    // Without a server they can still be opened.
    .catch(() => []);
  return new Map(surveyed.map((report) => [report.uri, report]));
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
  // Not as a preview, whose tab the next file takes.
  await window.showTextDocument(await workspace.openTextDocument(uri), { preview: false });
}
