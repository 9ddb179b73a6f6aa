import type { QuestionSummary, ReportSummary } from '../../../common/protocol';

/** `missing`: nothing of the person's own; `problem`: an answer that something is wrong with. */
export type QuestionState = 'answered' | 'missing' | 'problem';

/** How a question is shown. */
export function stateOf({ state, problems }: QuestionSummary): QuestionState {
  if (state !== 'answered') return 'missing';
  return problems.count > 0 ? 'problem' : 'answered';
}

/** Whether there is something left to do. */
export function needsWork(question: QuestionSummary): boolean {
  return stateOf(question) !== 'answered';
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
