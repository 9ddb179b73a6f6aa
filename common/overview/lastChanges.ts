import type { WhoWroteWhatResult } from '../protocol';
import { filled, type OverviewTexts } from './texts';

/** What git knows of the last change of an answer. */
export interface LastChange {
  /** When it was committed, and by whom; empty where it never was. */
  readonly committed: string;
  /** Whether it differs from the last commit. */
  readonly isUncommitted: boolean;
}

/** The last changes of answers by the numbers of their questions. Dates are local. */
export function lastChanges(
  { answers, authors, uncommitted }: WhoWroteWhatResult,
  texts: OverviewTexts,
): ReadonlyMap<number, LastChange> {
  const date = new Intl.DateTimeFormat(texts.language, { dateStyle: 'medium' });
  const changes = new Map<number, LastChange>();
  // A report may have a question twice: the newest change comes last.
  for (const { question, author, time } of answers.toSorted((a, b) => a.time - b.time)) {
    const name = authors[author]?.name ?? '';
    changes.set(question, { committed: filled(texts.dateBy, date.format(time), name), isUncommitted: false });
  }
  for (const question of uncommitted)
    changes.set(question, { committed: changes.get(question)?.committed ?? '', isUncommitted: true });
  return changes;
}

/** A sentence that names the questions with answers that are not committed; empty where there are none. */
export function uncommittedText(
  { uncommitted }: Pick<WhoWroteWhatResult, 'uncommitted'>,
  { language, uncommittedQuestion, uncommittedQuestions }: OverviewTexts,
): string {
  if (uncommitted.length === 0) return '';
  const numbers = new Intl.ListFormat(language, { type: 'conjunction' }).format(uncommitted.map(String));
  return filled(uncommitted.length === 1 ? uncommittedQuestion : uncommittedQuestions, numbers);
}
