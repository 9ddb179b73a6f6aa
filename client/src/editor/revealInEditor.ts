import { Range, TabInputText, ViewColumn, window, workspace, type TextEditor, type Uri } from 'vscode';

/**
 * Shows a report in the editor that holds it already, else in a new one in the first column, so that it never covers
 * its preview.
 *
 * @param line Where to put the cursor, from 0; without it the cursor stays where it is.
 * @param character In that line, from 0.
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

/** The editor that shows a document, if one can be seen: where several do, the one that has the focus. */
export function visibleEditor(uri: Uri): TextEditor | undefined {
  const editors = window.visibleTextEditors.filter(
    ({ document }) => document.uri.toString() === uri.toString(),
  );
  return editors.find((editor) => editor === window.activeTextEditor) ?? editors[0];
}

/** The column of the editor that holds a document, else the first: never over a preview beside it. */
export function columnOf(uri: Uri): ViewColumn {
  const visible = visibleEditor(uri)?.viewColumn;
  if (visible !== undefined) return visible;
  const key = uri.toString();
  const group = window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === key),
  );
  return group?.viewColumn ?? ViewColumn.One;
}
