import { window, type Selection } from 'vscode';
import { l10n } from '../language';
import type { ActiveReport } from '../model/activeReport';
import { visibleEditor } from '../editor/revealInEditor';
import type { Checklist } from '../views/checklist';
import type { ItemRow } from '../views/checklistRows';

/** Ticks the checklist items in the selection, or clears them if all are ticked. */
export async function toggleItem({ report }: ActiveReport, checklist: Checklist): Promise<void> {
  const editor = report && visibleEditor(report.uri);
  if (!editor) return;
  const lines = report.summary.checklist.groups
    .flatMap(({ items }) => items)
    .filter(({ range }) => editor.selections.some((selection) => touches(selection, range)))
    .map(({ range }) => range.start.line);
  const rows = [...checklist.rows.rows.values()].filter(
    (row): row is ItemRow => row.kind === 'item' && lines.includes(row.line),
  );
  if (rows.length === 0) {
    void window.showInformationMessage(
      l10n.t('Place the cursor on a checklist item, such as “{0}”, and try again.', '* [ ] …'),
    );
    return;
  }
  const done = rows.some((row) => !row.done);
  await checklist.tick(rows.map(({ id }) => ({ id, done })));
}

function touches(
  { start, end }: Selection,
  item: { readonly start: { readonly line: number }; readonly end: { readonly line: number } },
): boolean {
  // To the user, a selection that ends at the start of a line doesn't include that line.
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return start.line <= item.end.line && last >= item.start.line;
}
