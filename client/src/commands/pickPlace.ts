import { Range, TextEditorRevealType, window, type QuickPickItem, type Uri } from 'vscode';
import { visibleEditor } from '../editor/revealInEditor';

/** An entry that stands for a place in a report, or elsewhere. */
export interface PlaceItem extends QuickPickItem {
  /** From 0; absent where it leads nowhere. */
  readonly line?: number;
  /** The command that a pick runs, where it leads to no line. */
  readonly command?: string;
}

/** What to pick from. */
export interface PlacePicker<Item extends PlaceItem> {
  readonly uri: Uri;
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly Item[];
  /** The entry to begin with; the first one where there is none. */
  readonly active?: Item | undefined;
  readonly onPick: (item: Item) => void;
}

/** Lists places of a report; the editor follows the list, and goes back where nothing is picked. */
export function pickPlace<Item extends PlaceItem>(options: PlacePicker<Item>): void {
  const { uri, title, placeholder, items, active, onPick } = options;
  const picker = window.createQuickPick<Item>();
  picker.title = title;
  picker.placeholder = placeholder;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = items;
  if (active) picker.activeItems = [active];

  const editor = visibleEditor(uri);
  const before = editor?.visibleRanges[0];
  let isPicked = false;
  let isMoved = false;
  picker.onDidChangeActive(([item]) => {
    // The list is shown with an entry active, which no one has chosen yet.
    const isFirst = !isMoved;
    isMoved = true;
    if (isFirst || item?.line === undefined) return;
    editor?.revealRange(new Range(item.line, 0, item.line, 0), TextEditorRevealType.AtTop);
  });
  picker.onDidAccept(() => {
    const [item] = picker.activeItems;
    if (item?.line === undefined && item?.command === undefined) return;
    isPicked = true;
    picker.hide();
    onPick(item);
  });
  picker.onDidHide(() => {
    if (!isPicked && before) editor.revealRange(before, TextEditorRevealType.AtTop);
    picker.dispose();
  });
  picker.show();
}
