import { Range, TextEditorRevealType, window, l10n } from 'vscode';
import type { KnownReport } from '../reports';
import { revealInEditor, visibleEditor } from '../revealInEditor';
import { verdictText } from '../verdictText';
import { verdictItems, type VerdictItem } from './verdictItems';

/** Lists all questions with what the checker says of each; the editor follows the list, and a pick goes to the question. */
export function showVerdict({ uri, summary }: KnownReport): void {
  const picker = window.createQuickPick<VerdictItem>();
  picker.title = verdictText(summary.verdict);
  picker.placeholder = l10n.t('Type to find a question, press Enter to go to it');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = verdictItems(uri, summary);

  const editor = visibleEditor(uri);
  const before = editor?.visibleRanges[0];
  let isPicked = false;
  let isMoved = false;
  picker.onDidChangeActive(([item]) => {
    // The list is shown with its first question active, which nobody has chosen yet.
    const isFirst = !isMoved;
    isMoved = true;
    if (isFirst || item?.line === undefined) return;
    editor?.revealRange(new Range(item.line, 0, item.line, 0), TextEditorRevealType.AtTop);
  });
  picker.onDidAccept(() => {
    const line = picker.activeItems[0]?.line;
    if (line === undefined) return;
    isPicked = true;
    picker.hide();
    void revealInEditor(uri, line);
  });
  picker.onDidHide(() => {
    if (!isPicked && before) editor.revealRange(before, TextEditorRevealType.AtTop);
    picker.dispose();
  });
  picker.show();
}
