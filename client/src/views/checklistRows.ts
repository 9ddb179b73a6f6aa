import type { EvidenceSummary, ReportSummary } from '../../../common/protocol';
import { freeId, sameStrings } from './rowIds';

/** A group of the checklist as a tree row. */
export interface GroupRow {
  readonly kind: 'group';
  readonly id: string;
  readonly title: string;
  /** Number of done items, and of all items. */
  readonly done: number;
  readonly total: number;
  /** The ids of the visible items. */
  readonly items: readonly string[];
}

/** An item of the checklist as a tree row. */
export interface ItemRow {
  readonly kind: 'item';
  readonly id: string;
  /** The id of its group. */
  readonly group: string;
  readonly text: string;
  readonly modules: readonly string[];
  readonly done: boolean;
  /** From 0. */
  readonly line: number;
  /** Evidence for it in the repository's files; null if they can't say. */
  readonly evidence: EvidenceSummary | null;
}

/** The tree: its rows by id, and the ids of its groups in order. An id stays the same as long as the row's text does. */
export interface ChecklistRows {
  readonly groups: readonly string[];
  readonly rows: ReadonlyMap<string, GroupRow | ItemRow>;
}

/** The tree without a report. */
export const NO_ROWS: ChecklistRows = { groups: [], rows: new Map() };

/**
 * Builds the tree of a report.
 *
 * @param prefix Starts each id, so that ids of different reports differ.
 */
export function checklistRows(prefix: string, { checklist }: ReportSummary): ChecklistRows {
  const rows = new Map<string, GroupRow | ItemRow>();
  const groups: string[] = [];
  for (const { title, done, total, items } of checklist.groups) {
    const group = freeId(rows, `${prefix}#${title}`);
    const itemIds: string[] = [];
    rows.set(group, { kind: 'group', id: group, title, done, total, items: itemIds });
    groups.push(group);
    for (const { text, modules, done: isDone, range, evidence } of items) {
      const id = freeId(rows, `${group}/${text}`);
      itemIds.push(id);
      const { line } = range.start;
      rows.set(id, { kind: 'item', id, group, text, modules, done: isDone, line, evidence });
    }
  }
  return { groups, rows };
}

/**
 * The ids of the rows to refresh after a change, or null for the whole tree: if the groups have changed, or rows were added or removed in
 * several groups. VS Code 1.100 corrupts a tree when such changes are refreshed separately.
 */
export function changedRows(before: ChecklistRows, after: ChecklistRows): string[] | null {
  const rows = [...after.rows.values()];
  const resized = rows.filter((row) => hasOtherItems(before.rows.get(row.id), row));
  if (!sameStrings(before.groups, after.groups) || resized.length > 1) return null;
  return rows.filter((row) => !looksSame(before.rows.get(row.id), row)).map(({ id }) => id);
}

function hasOtherItems(before: GroupRow | ItemRow | undefined, after: GroupRow | ItemRow): boolean {
  return before?.kind === 'group' && after.kind === 'group' && !sameStrings(before.items, after.items);
}

/** A new row is refreshed with its group. The line isn't visible, so it doesn't matter. */
function looksSame(before: GroupRow | ItemRow | undefined, after: GroupRow | ItemRow): boolean {
  if (!before) return after.kind === 'item';
  if (before.kind === 'group' && after.kind === 'group')
    return (
      before.done === after.done && before.total === after.total && sameStrings(before.items, after.items)
    );
  if (before.kind === 'item' && after.kind === 'item')
    return (
      before.done === after.done &&
      sameStrings(before.modules, after.modules) &&
      before.evidence?.markdown === after.evidence?.markdown &&
      before.evidence?.isUnticked === after.evidence?.isUnticked
    );
  return false;
}
