import {
  CodeAction,
  CodeActionKind,
  commands,
  Range,
  window,
  workspace,
  type QuickPickItem,
  type Uri,
} from 'vscode';
import type { QuestionSummary } from '../../../common/protocol';
import { l10n } from '../language';
import { cursorLine } from '../editor/cursor';
import { questionAt } from '../model/questions';
import type { KnownReport } from '../model/reports';

/** Which version of a conflict to keep. */
export type Kept = 'first' | 'second' | 'both';

/** The kind of the server's fixes for a conflict, without the version. */
const KIND = CodeActionKind.QuickFix.append('mergeConflict');
/** Each of them comes with its edit. */
const MOST_ACTIONS = 3;

/**
 * Asks which version of a question's first merge conflict to keep, and applies the choice.
 * @param chosen The question selected in the tree; by default, the one at the cursor.
 */
export async function resolveConflictOf(
  { uri, summary }: KnownReport,
  chosen: QuestionSummary | undefined,
): Promise<void> {
  const line = cursorLine(uri);
  const question = chosen ?? questionAt(summary, line);
  const range = question ? new Range(question.line, 0, question.endLine, 0) : new Range(line, 0, line, 0);
  const actions = await actionsIn(uri, range);
  if (actions.length === 0) {
    tellOfNone();
    return;
  }
  const rows = actions.map((action): QuickPickItem & { action: CodeAction } => ({
    label: action.title,
    action,
  }));
  const row = await window.showQuickPick(rows, { title: l10n.t('What do you want to keep?') });
  if (row) await apply(row.action);
}

/** Keeps one or both versions of the merge conflict that starts on a line, in one undo step. */
export async function resolveConflict(uri: Uri, line: number, keep: Kept): Promise<void> {
  const actions = await actionsIn(uri, new Range(line, 0, line, 0));
  const action = actions.find(({ kind }) => kind?.value === KIND.append(keep).value);
  if (action) await apply(action);
  else tellOfNone();
}

/** The fixes of the first conflict that a range touches. */
async function actionsIn(uri: Uri, range: Range): Promise<CodeAction[]> {
  await workspace.openTextDocument(uri);
  const given = await commands.executeCommand<readonly unknown[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    KIND.value,
    MOST_ACTIONS,
  );
  const actions = given.filter(
    (action): action is CodeAction => action instanceof CodeAction && action.edit !== undefined,
  );
  const kinds = new Set<string>();
  return actions.filter(({ kind }) => {
    if (!kind || kinds.has(kind.value)) return false;
    kinds.add(kind.value);
    return true;
  });
}

async function apply({ edit }: CodeAction): Promise<void> {
  if (edit) await workspace.applyEdit(edit);
}

function tellOfNone(): void {
  void window.showInformationMessage(
    l10n.t(
      'There is no merge conflict here that can be resolved with one choice. Edit the text, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`.',
    ),
  );
}
