import type { QuestionSummary, ReportSummary } from '../../../common/protocol';

/** Whether the question needs work. */
export function needsWork({ progress }: QuestionSummary): boolean {
  return progress !== 'done';
}

/** The question that contains a line, from 0; undefined before the first question. */
export function questionAt({ questions }: ReportSummary, line: number): QuestionSummary | undefined {
  return questions.find((question) => question.line <= line && line < question.endLine);
}

/**
 * The nearest question that needs work, starting after a line and wrapping around; the question at the line comes last.
 *
 * @param step 1 for the next one, -1 for the previous one.
 */
export function nextNeedingWork(
  { questions }: ReportSummary,
  line: number,
  step: 1 | -1,
): QuestionSummary | undefined {
  // -1 before the first question, so that the next one is the first.
  const current = questions.findLastIndex((question) => question.line <= line);
  const start = current < 0 && step < 0 ? 0 : current;
  for (let distance = 1; distance <= questions.length; distance++) {
    const question = questions.at((start + distance * step) % questions.length);
    if (question && needsWork(question)) return question;
  }
  return undefined;
}
