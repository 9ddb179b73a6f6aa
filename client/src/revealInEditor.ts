import { Range, TabInputText, ViewColumn, window, workspace, type TextEditor, type Uri } from 'vscode';

/**
 * Shows a report in the editor that holds it already, else in a new one in the first column, so that it never covers
 * its preview.
 *
 * @param line Where to put the cursor, from 0; without it the cursor stays where it is.
 */
export async function revealInEditor(uri: Uri, line?: number): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const viewColumn = columnOf(uri);
  if (line === undefined) await window.showTextDocument(document, { viewColumn });
  else await window.showTextDocument(document, { viewColumn, selection: new Range(line, 0, line, 0) });
}

/** The editor that shows a document, if one can be seen. */
export function visibleEditor(uri: Uri): TextEditor | undefined {
  return window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
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
