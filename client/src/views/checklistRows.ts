import type { EvidenceSummary, ReportSummary } from '../../../common/protocol';
import { freeId, sameStrings } from './rowIds';

/** A group of the checklist as a row of the tree. */
export interface GroupRow {
  readonly kind: 'group';
  readonly id: string;
  readonly title: string;
  /** How many of its items are done, and how many there are. */
  readonly done: number;
  readonly total: number;
  /** The ids of those that are shown. */
  readonly items: readonly string[];
}

/** An item of the checklist as a row of the tree. */
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
  /** What files of the repository say of it; null where they can't tell. */
  readonly evidence: EvidenceSummary | null;
}

/** The tree: its rows by id, and the ids of its groups in order. An id stays the same while the row's wording does. */
export interface ChecklistRows {
  readonly groups: readonly string[];
  readonly rows: ReadonlyMap<string, GroupRow | ItemRow>;
}

/** The tree of no report. */
export const NO_ROWS: ChecklistRows = { groups: [], rows: new Map() };

/**
 * The tree of a report.
 *
 * @param prefix Starts each id; tells reports apart.
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
 * The ids of the rows that must be shown again after a change, or null for the whole tree: where the groups have changed,
 * or rows have come or gone in several groups. VS Code 1.100 breaks a tree that it refreshes so in parts.
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

/** A row that is new is shown with its group. Where a row is in the file is not shown. */
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
