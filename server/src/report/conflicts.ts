import { codeAndCommentSpans, spanOf, type LineSpan } from '../text/codeAndComments';
import { lineText, type Lines } from '../text/lines';
import { memoPerBlock } from './memoPerBlock';
import type { Report } from './report';

/** An unresolved merge conflict, or what is left of one. Lines from 0. */
export interface Conflict {
  readonly first: number;
  readonly last: number;
  /** In the order of their lines. */
  readonly marks: readonly ConflictMark[];
}

/** A marker line that git writes between versions. */
export interface ConflictMark {
  readonly line: number;
  readonly sign: string;
}

/** Lines from `start` to before `end`. */
export interface Version {
  readonly start: number;
  readonly end: number;
}

/** The two versions of a conflict. */
export interface Versions {
  /** The version of the current branch. */
  readonly ours: Version;
  /** The version that was merged into it. */
  readonly theirs: Version;
}

const OPENED = '<<<<<<<';
const BASE = '|||||||';
const MIDDLE = '=======';
const CLOSED = '>>>>>>>';
/** The last marker as a formatter rewrites it, as nested block quotes. */
const CLOSED_BY_FORMATTER = '> > > > > > >';
const SIGNS = [OPENED, BASE, MIDDLE, CLOSED, CLOSED_BY_FORMATTER];

/** The merge conflicts in a report, as git marks them; except examples in code blocks. */
export function conflictsIn(report: Report): Conflict[] {
  const marks = marksByBlock(report).flatMap(({ line, found }) =>
    found.map(({ line: own, sign }) => ({ line: line + own, sign })),
  );
  return conflictsOf(marks);
}

/** The complete merge conflicts in some lines, each with its versions; except examples in code blocks. */
export function wholeConflicts(lines: Lines): (Conflict & Versions)[] {
  if (!lines.some((line) => line.startsWith(OPENED))) return [];
  const spans = codeAndCommentSpans(lines);
  return conflictsOf([...marksIn(lines)]).flatMap((conflict) => {
    const versions = isQuoted(spans, conflict) ? null : versionsOf(conflict);
    return versions ? [{ ...conflict, ...versions }] : [];
  });
}

/** The versions of a conflict; null if a marker is missing or duplicated. */
export function versionsOf({ marks }: Conflict): Versions | null {
  const signs = marks.map(({ sign }) => (sign === CLOSED_BY_FORMATTER ? CLOSED : sign)).join(' ');
  const [opened, ...rest] = marks;
  const closed = rest.pop();
  const middle = rest.at(-1);
  const isWhole =
    signs === `${OPENED} ${MIDDLE} ${CLOSED}` || signs === `${OPENED} ${BASE} ${MIDDLE} ${CLOSED}`;
  if (!isWhole || !opened || !middle || !closed) return null;
  return {
    ours: { start: opened.line + 1, end: rest[0]?.line ?? middle.line },
    theirs: { start: middle.line + 1, end: closed.line },
  };
}

/** Whether a conflict is in one closed code block, as an example. Line numbers match those of the spans. */
export function isQuoted(
  spans: readonly LineSpan[],
  { first, last }: Pick<Conflict, 'first' | 'last'>,
): boolean {
  const span = spanOf(spans, first);
  return span?.kind === 'code' && span.closed && last < span.end;
}

/** A line of seven `=` on its own is the underline of a heading, not a mark. */
function conflictsOf(marks: readonly ConflictMark[]): Conflict[] {
  const conflicts: Conflict[] = [];
  let open: Conflict | null = null;
  let underline: Conflict | null = null;
  for (const mark of marks) {
    const { line, sign } = mark;
    if (sign === OPENED) {
      if (open) conflicts.push(open);
      open = { first: line, last: line, marks: [mark] };
      underline = null;
    } else if (sign === CLOSED || sign === CLOSED_BY_FORMATTER) {
      const { first, marks: before } = open ?? underline ?? { first: line, marks: [] };
      conflicts.push({ first, last: line, marks: [...before, mark] });
      open = null;
      underline = null;
    } else if (open) {
      open = { first: open.first, last: line, marks: [...open.marks, mark] };
    } else if (sign === MIDDLE) {
      underline = { first: line, last: line, marks: [mark] };
    }
  }
  return open ? [...conflicts, open] : conflicts;
}

const marksByBlock = memoPerBlock((lines: Lines) => [...marksIn(lines)]);

function* marksIn(lines: Lines): Iterable<ConflictMark> {
  for (const [number, line] of lines.entries()) {
    const sign = SIGNS.find((one) => line.startsWith(one));
    if (sign !== undefined && /^(?: |$)/.test(lineText(lines, number).slice(sign.length)))
      yield { line: number, sign };
  }
}
