import { window } from 'vscode';
import { l10n } from '../language';
import { cursorLine } from '../editor/cursor';
import { nextNeedingWork, questionAt } from '../model/questions';
import type { KnownReport } from '../model/reports';
import { revealQuestion } from '../editor/revealQuestion';

/** How long the status bar message stays, in milliseconds. */
const NOTE_TIME = 4000;

/** Goes to the next question that needs work, wrapping around at the end. Says so if there is none. */
export function nextQuestion(report: KnownReport): Promise<void> {
  return go(report, 1);
}

/** Goes to the previous question that needs work, wrapping around at the start. Says so if there is none. */
export function previousQuestion(report: KnownReport): Promise<void> {
  return go(report, -1);
}

async function go({ uri, summary }: KnownReport, step: 1 | -1): Promise<void> {
  const line = cursorLine(uri);
  const question = nextNeedingWork(summary, line, step);
  if (!question) {
    sayNothingLeft(summary.questions.length);
    return;
  }
  const isOnly = question === questionAt(summary, line);
  await revealQuestion(uri, question);
  if (isOnly) window.setStatusBarMessage(l10n.t('Only question {0} is left.', question.number), NOTE_TIME);
}

function sayNothingLeft(questions: number): void {
  void window.showInformationMessage(
    questions === 0
      ? l10n.t('This report has no questions yet.')
      : l10n.t('All done: every question is answered and has no problems.'),
  );
}
