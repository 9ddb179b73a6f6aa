import { PROGRESS } from '../progress';
import type { QuestionSummary, ReportSummary, SectionSummary } from '../protocol';

/** How the questions of an overview are ordered: as in the report, by section, or what needs work first. */
export const ORDERS = ['report', 'work'] as const;

/** How the questions of an overview are ordered. */
export type Order = (typeof ORDERS)[number];

/** A question with its index in the summary. */
export interface PlacedQuestion {
  readonly index: number;
  readonly question: QuestionSummary;
}

/** Questions that are shown together. */
export interface QuestionGroup {
  /** Null where they are not of one section, or of one without a title. */
  readonly section: SectionSummary | null;
  readonly questions: readonly PlacedQuestion[];
}

/** The questions of a report by section; by what needs work, all together, the farthest from its end first. */
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

/** What the checker refuses to count as done comes before what it passes; of those, errors come first. */
function rankOf({ question: { progress, problems } }: PlacedQuestion): number {
  return 2 * PROGRESS.indexOf(progress) + (problems.severity === 'error' ? 0 : 1);
}
