import type { Element, Nodes } from 'hast';
import { elementsOf } from './elements';

/** Most places of a table for each of its cells, where some cells stand in several: beyond it each is in one. */
const MAX_PLACES_PER_CELL = 20;

/** Places that any table may have. */
const FEW_PLACES = 2000;

/**
 * Bounds how many rows and columns the cells of a large table stand in by those that there are: browsers lay out each place of a
 * table, and ten kilobytes of cells that stand in 1000 columns and 65534 rows would keep them busy for minutes.
 */
export function boundSpans(tree: Nodes): void {
  for (const table of elementsOf(tree)) if (table.tagName === 'table') boundTable(rowsOf(table));
}

type Rows = readonly (readonly Element[])[];

function boundTable(rows: Rows): void {
  if (isSmall(rows)) return;
  const widest = rows.reduce((most, { length }) => Math.max(most, length), 0);
  for (const [index, row] of rows.entries()) {
    for (const { properties } of row) {
      if (properties.colSpan !== undefined)
        properties.colSpan = Math.min(spanOf(properties.colSpan, widest), widest);
      if (properties.rowSpan !== undefined)
        properties.rowSpan = Math.min(spanOf(properties.rowSpan, rows.length), rows.length - index);
    }
  }
  if (isSmall(rows)) return;
  for (const { properties } of rows.flat()) {
    delete properties.colSpan;
    delete properties.rowSpan;
  }
}

/** What a browser makes of a span: 0 are all that follow, what is no number is 1. */
function spanOf(value: unknown, all: number): number {
  const span = Math.trunc(Number(value ?? 1));
  if (span === 0) return all;
  return span >= 1 ? span : 1;
}

/** Whether a table has few places for its cells: its rows times its columns, which are those of the row that most cells stand in. */
function isSmall(rows: Rows): boolean {
  const change = new Array<number>(rows.length + 1).fill(0);
  for (const [index, row] of rows.entries()) {
    for (const { properties } of row) {
      const columns = spanOf(properties.colSpan, 1);
      const end = Math.min(index + spanOf(properties.rowSpan, rows.length), rows.length);
      change[index] = (change[index] ?? 0) + columns;
      change[end] = (change[end] ?? 0) - columns;
    }
  }
  let columns = 0;
  let most = 0;
  for (const one of change) most = Math.max(most, (columns += one));
  const cells = rows.reduce((sum, { length }) => sum + length, 0);
  return most * rows.length <= Math.max(FEW_PLACES, cells * MAX_PLACES_PER_CELL);
}

const GROUPS: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot']);

/** The cells of each row, without those of tables inside. */
function rowsOf(table: Element): Element[][] {
  const rows = childrenOf(table).flatMap((child) =>
    GROUPS.has(child.tagName) ? childrenOf(child) : [child],
  );
  return rows
    .filter(({ tagName }) => tagName === 'tr')
    .map((row) => childrenOf(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th'));
}

function childrenOf({ children }: Element): Element[] {
  return children.filter((child) => child.type === 'element');
}
