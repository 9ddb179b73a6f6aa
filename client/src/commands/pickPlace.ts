import { Range, TextEditorRevealType, window, type QuickPickItem, type Uri } from 'vscode';
import { visibleEditor } from '../editor/revealInEditor';

/** A list entry that leads to a location in a report, or runs a command. */
export interface PlaceItem extends QuickPickItem {
  /** The line, from 0; absent if the entry leads to no line. */
  readonly line?: number;
  /** The command to run if the entry leads to no line. */
  readonly command?: string;
}

/** What the list shows. */
export interface PlacePicker<Item extends PlaceItem> {
  readonly uri: Uri;
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly Item[];
  /** The entry to select first; the default is the first one. */
  readonly active?: Item | undefined;
  readonly onPick: (item: Item) => void;
}

/** Lists locations in a report. The editor previews the active entry, and returns to where it was if the user cancels. */
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
    // The list opens with an active entry, which the user hasn't chosen.
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
