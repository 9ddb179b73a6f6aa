import type { Severity } from './severity';

/** One block of the page: a question, or the preamble or a part of it. */
export interface PageBlock {
  /** Changes with the block's HTML. Line numbers inside (`data-line`) count from the block's first line. */
  readonly key: string;
  /** The block's first line in the document, from 0. */
  readonly line: number;
  /** Safe HTML; absent where the asker knows it. */
  readonly html?: string;
  /** Changes with the question's problems; absent for the preamble. */
  readonly problemsKey?: string;
  /** Those of the question; absent where the asker knows them. */
  readonly problems?: ShownProblems;
}

/** The problems of a question as the page lists them. */
export interface ShownProblems {
  /** As all views count them: without hints. */
  readonly count: number;
  /** How many are not in the list, because it would be too long. */
  readonly more: number;
  /** In the order of the document. */
  readonly list: readonly ShownProblem[];
}

/** A problem of a question as the page lists it. */
export interface ShownProblem {
  readonly severity: Severity;
  readonly message: string;
  /** Where it begins, counted from the block's first line: negative for what stands before it. */
  readonly line: number;
  readonly character: number;
}
