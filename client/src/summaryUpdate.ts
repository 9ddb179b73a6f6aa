import type { ReportSummary, SummaryUpdate } from '../../server/src/protocol';

/**
 * The summary that an update leads to from the one that was told before it.
 *
 * @throws Where the update builds on a summary that was not told.
 */
export function updateSummary(before: ReportSummary | undefined, update: SummaryUpdate): ReportSummary {
  return {
    ...update,
    questions: update.questions.map((question, index) => question ?? told(before?.questions[index])),
    checklist: update.checklist ?? told(before?.checklist),
  };
}

function told<T>(part: T | undefined): T {
  if (part === undefined)
    throw new Error('The server tells of a change to a report that it has not told of.');
  return part;
}
