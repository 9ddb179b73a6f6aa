import {
  commands,
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  window,
  workspace,
  type Uri,
} from 'vscode';
import { escapeMarkdown } from '../../../common/markdownText';
import { l10n } from '../language';
import type { ActiveReport } from '../model/activeReport';
import type { LanguageServer } from '../server/languageServer';
import type { KnownReport, Reports } from '../model/reports';
import { revealInEditor } from '../editor/revealInEditor';
import type { ViewVisibility } from './hideViews';
import { serverTroubleText } from '../server/serverHealth';
import {
  changedRows,
  checklistRows,
  NO_ROWS,
  type ChecklistRows,
  type GroupRow,
  type ItemRow,
} from './checklistRows';
import { MAX_TRIES, tellNotToggled, type LocatedItems, type ToggleItems } from '../toggleItems';

/** A toggled box: the id of its row, and whether it is ticked now. */
export interface Tick {
  readonly id: string;
  readonly done: boolean;
}

/** Timeout in milliseconds for the server to analyse the current text. */
const TIMEOUT_MS = 5000;

/** The Checklist view. */
export interface Checklist {
  /** The rows of the tree. */
  readonly rows: ChecklistRows;
  readonly view: ViewVisibility;
  /** Handles toggled boxes of the tree. Resolves when the file is changed, or the boxes are reset. */
  tick(ticks: readonly Tick[]): Promise<void>;
  dispose(): void;
}

/** The services for the view. */
export interface ChecklistContext {
  readonly active: ActiveReport;
  readonly reports: Reports;
  readonly server: LanguageServer;
  readonly toggleItems: ToggleItems;
}

/** Toggles the focused item; bound to Space, after `list.toggleSelection`. */
const TICK_FOCUSED = 'mlopsReport.tickFocusedItem';

/** Reveals a row's item in the editor; used only by the tree, so it isn't in the manifest. */
const REVEAL = 'mlopsReport.revealItem';

/** Creates the tree of the active report's checklist. Its elements are row ids. */
export function createChecklist({ active, reports, server, toggleItems }: ChecklistContext): Checklist {
  const changed = new EventEmitter<string[] | undefined>();
  let rows: ChecklistRows = NO_ROWS;

  const view = window.createTreeView<string>('mlopsReport.checklist', {
    manageCheckboxStateManually: true,
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren(id) {
        if (id === undefined) return [...rows.groups];
        const row = rows.rows.get(id);
        return row?.kind === 'group' ? [...row.items] : [];
      },
      getParent(id) {
        const row = rows.rows.get(id);
        return row?.kind === 'item' ? row.group : undefined;
      },
      getTreeItem(id) {
        const row = rows.rows.get(id);
        // The tree may ask for a row that was just removed; it asks for the new rows next.
        if (!row) return new TreeItem('');
        return row.kind === 'group' ? groupItem(row) : listItem(row);
      },
    },
  });

  function update(): void {
    const { report } = active;
    const next = report ? checklistRows(report.uri.toString(), report.summary) : NO_ROWS;
    const ids = changedRows(rows, next);
    rows = next;
    if (ids === null) changed.fire(undefined);
    else if (ids.length > 0) changed.fire(ids);
    const { done, total } = report?.summary.checklist ?? { done: 0, total: 0 };
    view.description = report && total > 0 ? description(report, done, total) : '';
    const trouble = report && server.troubleWith(report.uri);
    view.message = trouble ? serverTroubleText(trouble) : '';
  }

  async function tick(ticks: readonly Tick[]): Promise<void> {
    const { report } = active;
    if (report) {
      const { uri } = report;
      const outcome = await toggleItems(uri, () => locate(uri, ticks), MAX_TRIES);
      if (outcome === 'moved' || outcome === 'refused') tellNotToggled(outcome, uri);
    }
    // The tree has already toggled the boxes; reset those that the file doesn't match.
    changed.fire(ticks.map(({ id }) => id));
  }

  /** The current positions of the rows' items; null if one of them is gone, or the server is too slow. */
  async function locate(uri: Uri, ticks: readonly Tick[]): Promise<LocatedItems | null> {
    const { version } = await workspace.openTextDocument(uri);
    const report = await reports.atVersion(uri, version, TIMEOUT_MS);
    if (report?.version !== version) return null;
    const { rows: newest } = checklistRows(uri.toString(), report.summary);
    const items = ticks.flatMap(({ id, done }) => {
      const row = newest.get(id);
      return row?.kind === 'item' ? [{ line: row.line, done }] : [];
    });
    return items.length === ticks.length ? { version, items } : null;
  }

  view.onDidChangeCheckboxState(({ items }) => {
    void tick(items.map(([id, state]) => ({ id, done: state === TreeItemCheckboxState.Checked })));
  });
  // The tree API exposes the selection but not the focus. So the key binding first toggles the selection of the focused row and then runs
  // our command: the row whose selection changed is the focused one.
  let selection: readonly string[] = [];
  let toggled: readonly string[] = [];
  view.onDidChangeSelection((event) => {
    toggled = [
      ...selection.filter((id) => !event.selection.includes(id)),
      ...event.selection.filter((id) => !selection.includes(id)),
    ];
    selection = event.selection;
  });

  async function tickFocused(): Promise<void> {
    const [id, ...others] = toggled;
    const row = id === undefined ? undefined : rows.rows.get(id);
    if (row?.kind !== 'item' || others.length > 0) return;
    await view.reveal(row.id, { select: true, focus: false });
    await tick([{ id: row.id, done: !row.done }]);
  }

  const listeners = [
    commands.registerCommand(TICK_FOCUSED, tickFocused),
    active.onDidChange(update),
    server.onDidChangeState(update),
    commands.registerCommand(REVEAL, async (id: string) => {
      const row = rows.rows.get(id);
      if (active.report && row?.kind === 'item') await revealInEditor(active.report.uri, row.line);
    }),
  ];
  update();

  function description({ uri }: KnownReport, done: number, total: number): string {
    const counts = `${done}/${total}`;
    return reports.all().length > 1 ? `${counts}, ${workspace.asRelativePath(uri)}` : counts;
  }

  return {
    get rows() {
      return rows;
    },
    view,
    tick,
    dispose() {
      for (const disposable of [...listeners, view, changed]) disposable.dispose();
    },
  };
}

function groupItem({ id, title, done, total }: GroupRow): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.description = `${done}/${total}`;
  item.tooltip = l10n.t('{0} of {1} done', done, total);
  item.contextValue = 'group';
  item.accessibilityInformation = { label: l10n.t('{0}, {1} of {2} done', title, done, total) };
  return item;
}

function listItem({ id, text, modules, done, evidence }: ItemRow): TreeItem {
  const item = new TreeItem(text);
  const state = done ? l10n.t('done') : l10n.t('not done');
  item.id = id;
  const isUnticked = evidence?.isUnticked === true;
  item.description = [modules.join(', '), ...(isUnticked ? [l10n.t('there, but not ticked')] : [])]
    .filter((part) => part !== '')
    .join(' · ');
  // In a narrow side bar the description is cut off, but the icon is always visible.
  if (isUnticked) item.iconPath = new ThemeIcon('lightbulb', new ThemeColor('charts.yellow'));
  const lines = [text, ...modulesText(modules)];
  item.tooltip = evidence
    ? new MarkdownString([...lines.map(escapeMarkdown), evidence.markdown].join('\n\n'))
    : lines.join('\n');
  item.contextValue = 'item';
  item.accessibilityInformation = {
    label: [text, state, ...modulesText(modules), ...(evidence ? [evidence.text] : [])].join(', '),
  };
  item.checkboxState = {
    state: done ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
    tooltip: done
      ? l10n.t('Done. Click to clear the box in the report.')
      : l10n.t('Not done. Click to tick the box in the report.'),
    accessibilityInformation: { label: text },
  };
  item.command = { command: REVEAL, title: l10n.t('Show in the Report'), arguments: [id] };
  return item;
}

function modulesText(modules: readonly string[]): string[] {
  if (modules.length === 0) return [];
  return [
    modules.length === 1 ? l10n.t('module {0}', modules.join()) : l10n.t('modules {0}', modules.join(', ')),
  ];
}
