import { window } from 'vscode';
import { l10n } from '../language';
import { cursorLine } from '../editor/cursor';
import { nextNeedingWork, questionAt } from '../model/questions';
import type { KnownReport } from '../model/reports';
import { revealQuestion } from '../editor/revealQuestion';

/** How long a note is in the status bar, in milliseconds. */
const NOTE_TIME = 4000;

/** Goes to the next question that needs work, round the end of the report; says so where none is left. */
export function nextQuestion(report: KnownReport): Promise<void> {
  return go(report, 1);
}

/** Goes to the previous question that needs work, round the start of the report; says so where none is left. */
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
