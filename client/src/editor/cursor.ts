import type { Uri } from 'vscode';
import { visibleEditor } from './revealInEditor';

/** The cursor's line in a report, from 0; 0 if no editor shows it. */
export function cursorLine(uri: Uri): number {
  return visibleEditor(uri)?.selection.active.line ?? 0;
}
