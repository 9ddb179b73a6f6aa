import type { Report } from '../report/report';
import type { Failures } from './failures';
import type { OpenReports, ReportChange } from './openReports';

/**
 * For a report with more questions, views are updated only after a pause: their update takes longer than a keystroke.
 */
const MAX_QUESTIONS_AT_ONCE = 200;

/** In milliseconds; pauses while typing are shorter. */
const PAUSE = 300;

/** Calls a listener with all changes, for long reports after a pause. `what` names the listener for the log. */
export function listenCalmly(
  reports: OpenReports,
  failures: Failures,
  what: string,
  listener: (change: ReportChange) => void,
): void {
  const waiting = new Map<string, unknown>();

  function callAfterPause(change: ReportChange): void {
    waiting.delete(change.uri);
    failures.guard(what, () => {
      listener(change);
    });
  }

  reports.listen(what, (change) => {
    clearTimeout(waiting.get(change.uri));
    waiting.delete(change.uri);
    if (change.analysis && isLong(change.analysis.report))
      waiting.set(change.uri, setTimeout(callAfterPause, PAUSE, change));
    else listener(change);
  });
}

function isLong({ questions }: Report): boolean {
  return questions.length > MAX_QUESTIONS_AT_ONCE;
}
