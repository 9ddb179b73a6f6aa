import type { QuestionProblems } from './questionProblems';

/** Whose page a preview shows: GitHub's, or the one that `report.py html` makes. */
export type Face = 'github' | 'hand-in';

/** One block of the page: a question, or the preamble or a part of it. */
export interface PageBlock {
  /** Changes with the block's HTML. Line numbers inside (`data-line`) count from the block's first line. */
  readonly key: string;
  /** The block's first line in the document, from 0. */
  readonly line: number;
  /** Safe HTML; absent if the page already has it. */
  readonly html?: string;
  /** Changes with the question's problems; absent for the preamble. */
  readonly problemsKey?: string;
  /** The question's problems; absent if the page already has them. */
  readonly problems?: QuestionProblems;
  /** Whether its answer differs between the faces; absent for the preamble. */
  readonly differs?: boolean;
}
