import type { QuestionSummary, ReportSummary } from '../../../common/protocol';

/** Whether there is something left to do. */
export function needsWork({ progress }: QuestionSummary): boolean {
  return progress !== 'done';
}

/** The question whose lines hold a line, from 0; undefined before the first one. */
export function questionAt({ questions }: ReportSummary, line: number): QuestionSummary | undefined {
  return questions.find((question) => question.line <= line && line < question.endLine);
}

/**
 * The nearest question that needs work, from a line on and round the end; the question at the line comes last.
 *
 * @param step 1 for the next one, -1 for the previous one.
 */
export function nextNeedingWork(
  { questions }: ReportSummary,
  line: number,
  step: 1 | -1,
): QuestionSummary | undefined {
  // Before the first question this is -1, from where the next one is the first.
  const current = questions.findLastIndex((question) => question.line <= line);
  const start = current < 0 && step < 0 ? 0 : current;
  for (let distance = 1; distance <= questions.length; distance++) {
    const question = questions.at((start + distance * step) % questions.length);
    if (question && needsWork(question)) return question;
  }
  return undefined;
}
