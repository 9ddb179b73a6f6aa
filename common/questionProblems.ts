import type { Severity } from './severity';

/** The problems of a question as all views show them. */
export interface QuestionProblems {
  /** Hints are not counted. */
  readonly count: number;
  /**
   * The count in words: `no problems`, `1 problem`, `2 problems`; `hints only` if there is nothing else in the list.
   */
  readonly text: string;
  /** Severity of the worst problem in the list; null if it is empty. */
  readonly severity: Severity | null;
  /** How many are missing from the list because it would be too long. */
  readonly more: number;
  /** In the order of the document. */
  readonly list: readonly ProblemSummary[];
}

/** A problem of a question as the views list it. */
export interface ProblemSummary {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Line of its start, relative to the question's first line; negative if it is above it. */
  readonly line: number;
  /** From 0, in UTF-16 units. */
  readonly character: number;
}
