import { lineText, type Lines } from '../../text/lines';
import type { Report } from '../../report/report';
import { memoPerBlock } from '../../report/memoPerBlock';

/** An unresolved merge conflict, or what is left of one. Lines from 0. */
export interface Conflict {
  readonly first: number;
  readonly last: number;
  /** Its marks, in order. */
  readonly marks: readonly string[];
}

const OPENED = '<<<<<<<';
const BASE = '|||||||';
const MIDDLE = '=======';
const CLOSED = '>>>>>>>';
/** What a formatter makes of the last mark, which it reads as block quotes. */
const CLOSED_BY_FORMATTER = '> > > > > > >';
const MARKS = [OPENED, BASE, MIDDLE, CLOSED, CLOSED_BY_FORMATTER];

/** The merge conflicts in a text, as git marks them. A line of seven `=` on its own is the underline of a heading, not a mark. */
export function conflictsIn(report: Report): Conflict[] {
  const conflicts: Conflict[] = [];
  let open: Conflict | null = null;
  let underline: Conflict | null = null;
  for (const [number, mark] of marksIn(report)) {
    if (mark === OPENED) {
      if (open) conflicts.push(open);
      open = { first: number, last: number, marks: [mark] };
      underline = null;
    } else if (mark === CLOSED || mark === CLOSED_BY_FORMATTER) {
      const { first, marks } = open ?? underline ?? { first: number, marks: [] };
      conflicts.push({ first, last: number, marks: [...marks, mark] });
      open = null;
      underline = null;
    } else if (open) {
      open = { first: open.first, last: number, marks: [...open.marks, mark] };
    } else if (mark === MIDDLE) {
      underline = { first: number, last: number, marks: [mark] };
    }
  }
  return open ? [...conflicts, open] : conflicts;
}

function marksIn(report: Report): (readonly [number, string])[] {
  return marksByBlock(report).flatMap(({ line, found }) =>
    found.map(([number, mark]) => [number + line, mark] as const),
  );
}

const marksByBlock = memoPerBlock((lines: Lines) => [...marks(lines)]);

function* marks(lines: Lines): Iterable<readonly [number, string]> {
  for (const [number, line] of lines.entries()) {
    const mark = MARKS.find((one) => line.startsWith(one));
    if (mark !== undefined && /^(?: |$)/.test(lineText(lines, number).slice(mark.length)))
      yield [number, mark];
  }
}
