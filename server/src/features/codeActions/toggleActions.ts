import * as l10n from '@vscode/l10n';
import type { CodeAction } from 'vscode-languageserver';
import { CodeActionKind } from '../../lsp';
import { documentLine } from '../../report/documentLines';
import type { Report } from '../../report/report';
import type { Range } from '../../text/position';
import type { Analysis } from '../../workspace/analysis';
import type { ClientSupport } from '../../workspace/clientCapabilities';
import { toggleEdit } from '../checklist/toggleItems';
import { workspaceEdit } from '../workspaceEdit';

/** The kind of the actions that tick or clear an item. */
export const TOGGLE_KIND = CodeActionKind.RefactorRewrite;

const BOX = /\[[ xX]\]/u;

/** Offers to tick or clear the item, in the checklist or another task list, that the range is in. */
export function toggleActions(
  { uri, version, report }: Analysis,
  range: Range,
  support: ClientSupport,
): CodeAction[] {
  const line = itemLine(report, range);
  if (line === null) return [];
  for (const done of [true, false]) {
    const edit = toggleEdit(report, line, done);
    if (!edit) continue;
    const edits = { uri, version, edits: [edit], isSnippet: false };
    const title = done ? l10n.t('Tick this item') : l10n.t('Clear this item');
    return [{ title, kind: TOGGLE_KIND, edit: workspaceEdit(edits, support) }];
  }
  return [];
}

/** The line of the item's box, from 0; null if the range exceeds the item or its box is not one. */
function itemLine(report: Report, { start, end }: Range): number | null {
  for (const { items } of report.checklist.groups)
    for (const { range, wellFormed } of items)
      if (range.start.line <= start.line && end.line <= range.end.line)
        return wellFormed ? range.start.line : null;
  const isItem = start.line === end.line && BOX.test(documentLine(report, start.line));
  return isItem ? start.line : null;
}
