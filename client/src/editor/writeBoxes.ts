import { workspace, WorkspaceEdit, type TextDocument, type Uri } from 'vscode';
import { l10n } from '../language';

/** `moved`: the text has changed meanwhile; `refused`: the document can't be edited. */
export type WriteOutcome = 'written' | 'moved' | 'refused';

/** Writes the checkboxes of a document as one undo step. Unless the result is `written`, the text is unchanged. */
export async function writeBoxes(document: TextDocument, edit: WorkspaceEdit): Promise<WriteOutcome> {
  const back = new WorkspaceEdit();
  for (const { range } of edit.get(document.uri)) back.replace(document.uri, range, document.getText(range));
  const { version } = document;
  const seen = { changes: 0, dirty: false };
  const listener = workspace.onDidChangeTextDocument((event) => {
    if (event.document !== document) return;
    if (event.contentChanges.length > 0) seen.changes++;
    if (document.isDirty) seen.dirty = true;
  });
  const isApplied = await workspace.applyEdit(edit);
  listener.dispose();
  if (!isApplied) return document.version === version ? 'refused' : 'moved';
  // VS Code edits a read-only document without an error but doesn't mark it as dirty, so it could never be saved.
  if (seen.dirty) return 'written';
  if (seen.changes > 1) return 'moved';
  await workspace.applyEdit(back);
  return 'refused';
}

/** Tells the user why a box was not written, and what to do. */
export function notWrittenText(outcome: 'moved' | 'refused', uri: Uri): string {
  const name = workspace.asRelativePath(uri);
  if (outcome === 'moved')
    return l10n.t('{0} changed at the same time, so the box was not changed. Please click it again.', name);
  return l10n.t('{0} can’t be changed here, so the box was not changed. Is the file read-only?', name);
}
