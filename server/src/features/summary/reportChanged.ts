import type { Connection } from 'vscode-languageserver';
import { reportChanged, type ReportSummary } from '../../../../common/protocol';
import { updateSince } from '../../../../common/summaryUpdate';
import type { Failures } from '../../workspace/failures';
import { listenCalmly } from '../../workspace/listenCalmly';
import type { OpenReports } from '../../workspace/openReports';
import { checklistEvidence } from './checklistEvidence';
import { summarise } from './summary';

/** Sends the client every change of what its views show of a report. */
export function tellReportChanged(connection: Connection, reports: OpenReports, failures: Failures): void {
  const told = new Map<string, ReportSummary>();
  const numberOf = numberThem();
  listenCalmly(reports, failures, 'Telling of a report', ({ uri, version, analysis }) => {
    const report =
      analysis &&
      summarise(
        analysis.report,
        analysis.verdict,
        analysis.problems,
        checklistEvidence(analysis, reports),
        analysis.repository,
      );
    const update = report && updateSince(told.get(uri), report);
    if (report) told.set(uri, report);
    else told.delete(uri);
    void connection.sendNotification(reportChanged, {
      uri,
      version,
      report: update,
      repository: analysis?.repository ? numberOf(analysis.repository) : null,
    });
  });
}

/** Gives each object a number of its own. */
function numberThem(): (object: object) => number {
  const numbers = new WeakMap<object, number>();
  let last = 0;
  return (object) => {
    const number = numbers.get(object) ?? ++last;
    numbers.set(object, number);
    return number;
  };
}
