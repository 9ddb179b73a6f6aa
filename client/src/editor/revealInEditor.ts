import { Range, TabInputText, ViewColumn, window, workspace, type TextEditor, type Uri } from 'vscode';

/**
 * Shows a report in an editor that already has it open, otherwise in a new one in the first column, so that its preview is never covered.
 *
 * @param line Line for the cursor, from 0; without it the cursor stays.
 * @param character Column in that line, from 0.
 */
export async function revealInEditor(uri: Uri, line?: number, character = 0): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const viewColumn = columnOf(uri);
  if (line === undefined) await window.showTextDocument(document, { viewColumn });
  else
    await window.showTextDocument(document, {
      viewColumn,
      selection: new Range(line, character, line, character),
    });
}

/** The visible editor of a document, preferably the focused one; undefined if there is none. */
export function visibleEditor(uri: Uri): TextEditor | undefined {
  const editors = window.visibleTextEditors.filter(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
  return editors.find((editor) => editor === window.activeTextEditor) ?? editors[0];
}

/** The column of the editor that has a document open, otherwise the first one, so that its preview is never covered. */
export function columnOf(uri: Uri): ViewColumn {
  const visible = visibleEditor(uri)?.viewColumn;
  if (visible !== undefined) return visible;
  const key = uri.toString();
  const group = window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === key),
  );
  return group?.viewColumn ?? ViewColumn.One;
}
