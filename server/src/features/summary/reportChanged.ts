import type { Connection } from 'vscode-languageserver';
import { reportChanged, type ReportSummary, type SummaryUpdate } from '../../../../common/protocol';
import type { Report } from '../../report/report';
import type { Failures } from '../../workspace/failures';
import type { OpenReports, ReportChange } from '../../workspace/openReports';
import { summarise } from './summary';

/** Of a report with more questions the views are told when nothing has changed for a while: they take longer than a letter. */
const MOST_QUESTIONS_AT_ONCE = 200;
/** In milliseconds; people who type make shorter pauses. */
const PAUSE = 300;

/** Tells the client of each change what its views show of the report. */
export function tellReportChanged(connection: Connection, reports: OpenReports, failures: Failures): void {
  const waiting = new Map<string, unknown>();
  const told = new Map<string, ReportSummary>();
  const what = 'Telling of a report';

  function tell({ uri, version, analysis }: ReportChange): void {
    const report = analysis && summarise(analysis.report, analysis.verdict, analysis.problems);
    const update = report && updateSince(told.get(uri), report);
    if (report) told.set(uri, report);
    else told.delete(uri);
    void connection.sendNotification(reportChanged, { uri, version, report: update });
  }

  function tellAfterPause(change: ReportChange): void {
    waiting.delete(change.uri);
    failures.guard(what, () => {
      tell(change);
    });
  }

  reports.listen(what, (change) => {
    clearTimeout(waiting.get(change.uri));
    waiting.delete(change.uri);
    if (change.analysis && isLong(change.analysis.report))
      waiting.set(change.uri, setTimeout(tellAfterPause, PAUSE, change));
    else tell(change);
  });
}

/** A summary without what is the same object as before. */
function updateSince(before: ReportSummary | undefined, summary: ReportSummary): SummaryUpdate {
  return {
    ...summary,
    questions: summary.questions.map((question, index) =>
      question === before?.questions[index] ? null : question,
    ),
    checklist: summary.checklist === before?.checklist ? null : summary.checklist,
  };
}

function isLong({ questions }: Report): boolean {
  return questions.length > MOST_QUESTIONS_AT_ONCE;
}
