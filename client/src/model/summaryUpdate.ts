import type { ReportSummary, SummaryUpdate } from '../../../common/protocol';

/** The summary that an update makes of the one before it; null where the update builds on one that is not known. */
export function updateSummary(
  before: ReportSummary | undefined,
  update: SummaryUpdate,
): ReportSummary | null {
  const questions = update.questions.flatMap((question, index) => question ?? before?.questions[index] ?? []);
  const checklist = update.checklist ?? before?.checklist;
  if (!checklist || questions.length < update.questions.length) return null;
  return { ...update, questions, checklist };
}
