import type { Connection } from 'vscode-languageserver';
import { reportChanged } from '../protocol';
import type { OpenReports } from '../workspace/openReports';
import { summarise } from './summary';

/** Tells the client of each change what its views show of the report. */
export function tellReportChanged(connection: Connection, reports: OpenReports): void {
  reports.listen('Telling of a report', ({ uri, version, analysis }) => {
    const report = analysis && summarise(analysis.report, analysis.verdict, analysis.problems);
    void connection.sendNotification(reportChanged, { uri, version, report });
  });
}
