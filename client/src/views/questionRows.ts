import type { QuestionSummary, ReportSummary, SectionSummary } from '../../../common/protocol';
import { needsWork } from '../model/questions';
import { freeId, sameStrings } from './rowIds';

/** A section of the report as a tree row. */
export interface SectionRow {
  readonly kind: 'section';
  readonly id: string;
  /** Includes questions that are not visible. */
  readonly section: SectionSummary;
  /** The ids of the visible questions. */
  readonly questions: readonly string[];
}

/** A question as a tree row. */
export interface QuestionRow {
  readonly kind: 'question';
  readonly id: string;
  /** The id of its section; null if it belongs to none. */
  readonly section: string | null;
  readonly question: QuestionSummary;
}

/** The tree: its rows by id, and the ids of the top-level rows in order. An id stays the same as long as the number does. */
export interface QuestionRows {
  readonly roots: readonly string[];
  readonly rows: ReadonlyMap<string, SectionRow | QuestionRow>;
}

/** The tree without a report. */
export const NO_QUESTIONS: QuestionRows = { roots: [], rows: new Map() };

/** Options for building the tree. */
export interface QuestionRowsOptions {
  /** Starts each id, so that ids of different reports differ. */
  readonly prefix: string;
  /** Whether finished questions are left out. */
  readonly isOnlyLeft: boolean;
}

/** Builds the tree of a report, with the sections that have visible questions. */
export function questionRows(
  { questions, sections }: ReportSummary,
  { prefix, isOnlyLeft }: QuestionRowsOptions,
): QuestionRows {
  const rows = new Map<string, SectionRow | QuestionRow>();
  const roots: string[] = [];
  let first = 0;
  for (const section of sections) {
    const { title, total } = section;
    const own = questions.slice(first, first + total);
    first += total;
    const shown = isOnlyLeft ? own.filter(needsWork) : own;
    if (shown.length === 0) continue;
    const id = title === '' ? null : freeId(rows, `${prefix}#${title}`);
    const ids: string[] = [];
    if (id !== null) {
      rows.set(id, { kind: 'section', id, section, questions: ids });
      roots.push(id);
    }
    for (const question of shown) {
      const row = freeId(rows, `${prefix}#question-${question.number}`);
      rows.set(row, { kind: 'question', id: row, section: id, question });
      (id === null ? roots : ids).push(row);
    }
  }
  return { roots, rows };
}

/** The row of the question that starts at a line, from 0. */
export function rowAt({ rows }: QuestionRows, line: number): QuestionRow | undefined {
  for (const row of rows.values()) if (row.kind === 'question' && row.question.line === line) return row;
  return undefined;
}

/**
 * The ids of the rows to refresh after a change, or null for the whole tree: if the top-level rows have changed, or rows were added or
 * removed in several sections. VS Code 1.100 corrupts a tree when such changes are refreshed separately.
 */
export function changedQuestions(before: QuestionRows, after: QuestionRows): string[] | null {
  const rows = [...after.rows.values()];
  const resized = rows.filter((row) => hasOtherQuestions(before.rows.get(row.id), row));
  if (!sameStrings(before.roots, after.roots) || resized.length > 1) return null;
  return rows.filter((row) => !looksSame(before.rows.get(row.id), row)).map(({ id }) => id);
}

function hasOtherQuestions(
  before: SectionRow | QuestionRow | undefined,
  after: SectionRow | QuestionRow,
): boolean {
  return (
    before?.kind === 'section' && after.kind === 'section' && !sameStrings(before.questions, after.questions)
  );
}

/** A new row is refreshed with its section. The line isn't visible, so it doesn't matter. */
function looksSame(before: SectionRow | QuestionRow | undefined, after: SectionRow | QuestionRow): boolean {
  if (!before) return after.kind === 'question' && after.section !== null;
  if (before.kind === 'section' && after.kind === 'section')
    return (
      JSON.stringify(before.section) === JSON.stringify(after.section) &&
      sameStrings(before.questions, after.questions)
    );
  if (before.kind === 'question' && after.kind === 'question')
    return sameSummary(before.question, after.question);
  return false;
}

function sameSummary(a: QuestionSummary, b: QuestionSummary): boolean {
  return (
    a === b ||
    (a.title === b.title &&
      a.progress === b.progress &&
      JSON.stringify([a.texts, a.problems]) === JSON.stringify([b.texts, b.problems]))
  );
}
