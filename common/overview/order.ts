import { PROGRESS } from '../progress';
import type { QuestionSummary, ReportSummary, SectionSummary } from '../protocol';

/** The orders of an overview: as in the report, by section, or by what needs work first. */
export const ORDERS = ['report', 'work'] as const;

/** The order of the questions of an overview. */
export type Order = (typeof ORDERS)[number];

/** A question with its index in the summary. */
export interface PlacedQuestion {
  readonly index: number;
  readonly question: QuestionSummary;
}

/** Questions that are shown together. */
export interface QuestionGroup {
  /** Null if they don't belong to one section with a title. */
  readonly section: SectionSummary | null;
  readonly questions: readonly PlacedQuestion[];
}

/** The questions of a report by section; or, by what needs work, all together, the least advanced first. */
export function groupsOf({ questions, sections }: ReportSummary, order: Order): QuestionGroup[] {
  const placed = questions.map((question, index) => ({ index, question }));
  if (order === 'work')
    return [
      { section: null, questions: placed.toSorted((a, b) => rankOf(a) - rankOf(b) || a.index - b.index) },
    ];
  const groups: QuestionGroup[] = [];
  let first = 0;
  for (const section of sections) {
    const own = placed.slice(first, first + section.total);
    first += section.total;
    if (own.length > 0) groups.push({ section: section.title === '' ? null : section, questions: own });
  }
  return groups;
}

/** Questions that the checker does not pass come before those that it does; among those, errors come first. */
function rankOf({ question: { progress, problems } }: PlacedQuestion): number {
  return 2 * PROGRESS.indexOf(progress) + (problems.severity === 'error' ? 0 : 1);
}
