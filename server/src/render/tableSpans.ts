import type { Element, Nodes } from 'hast';
import { elementsOf } from './elements';

/** Maximum number of grid places per cell of a table with spans; beyond it, spans are removed. */
const MAX_PLACES_PER_CELL = 20;

/** Number of places that any table may have. */
const FEW_PLACES = 2000;

/**
 * Limits the row and column spans of the cells of a large table: browsers lay out each place, and ten kilobytes of
 * cells that span 1000 columns and 65534 rows would keep them busy for minutes.
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

/** A span as a browser reads it: 0 means all that follow, anything but a number means 1. */
function spanOf(value: unknown, all: number): number {
  const span = Math.trunc(Number(value ?? 1));
  if (span === 0) return all;
  return span >= 1 ? span : 1;
}

/** Whether a table has few places for its cells: its rows times its columns, the widest row's. */
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

/** The cells of each row, without those of nested tables. */
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
