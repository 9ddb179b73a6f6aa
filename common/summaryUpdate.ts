import type { ReportSummary, SummaryUpdate } from './protocol';

/** A summary without the parts that are the same objects as before. */
export function updateSince(before: ReportSummary | undefined, summary: ReportSummary): SummaryUpdate {
  return {
    ...summary,
    questions: summary.questions.map((question, index) =>
      question === before?.questions[index] ? null : question,
    ),
    checklist: summary.checklist === before?.checklist ? null : summary.checklist,
  };
}

/** Applies an update to the previous summary; null if the update builds on a summary that is not known. */
export function updateSummary(
  before: ReportSummary | undefined,
  update: SummaryUpdate,
): ReportSummary | null {
  const questions = update.questions.flatMap((question, index) => question ?? before?.questions[index] ?? []);
  const checklist = update.checklist ?? before?.checklist;
  if (!checklist || questions.length < update.questions.length) return null;
  return { ...update, questions, checklist };
}
