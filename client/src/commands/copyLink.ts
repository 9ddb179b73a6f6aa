import { env, window, workspace } from 'vscode';
import { l10n } from '../language';
import type { QuestionSummary } from '../../../common/protocol';
import { cursorLine } from '../editor/cursor';
import { questionAt } from '../model/questions';
import type { KnownReport } from '../model/reports';

/** How long the status bar message stays, in milliseconds. */
const NOTE_TIME = 4000;

/**
 * Copies a Markdown link to a question, relative to the workspace folder: `[Question 4](reports/README.md#question-4)`.
 *
 * @param chosen The question chosen in the tree; the default is the one at the cursor.
 */
export async function copyLink(
  { uri, summary }: KnownReport,
  chosen: QuestionSummary | undefined,
): Promise<void> {
  const question = chosen ?? questionAt(summary, cursorLine(uri));
  if (!question) {
    void window.showInformationMessage(l10n.t('Place the cursor in a question and try again.'));
    return;
  }
  const path = uri.scheme === 'untitled' ? '' : encodePath(workspace.asRelativePath(uri, false));
  const link = `[${l10n.t('Question {0}', question.number)}](${path}#${question.anchor})`;
  await env.clipboard.writeText(link);
  window.setStatusBarMessage(l10n.t('Copied: {0}', link), NOTE_TIME);
}

function encodePath(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll('(', '%28').replaceAll(')', '%29'))
    .join('/');
}
