import type { Uri } from 'vscode';
import { visibleEditor } from './revealInEditor';

/** The line of the cursor in a report, from 0; 0 where no editor shows it. */
export function cursorLine(uri: Uri): number {
  return visibleEditor(uri)?.selection.active.line ?? 0;
}
