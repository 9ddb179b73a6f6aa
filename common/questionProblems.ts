import type { Severity } from './severity';

/** The problems of a question as all views show them. */
export interface QuestionProblems {
  /** Hints are not counted. */
  readonly count: number;
  /** The count in words: `no problems`, `1 problem`, `2 problems`; `hints only` where nothing else is listed. */
  readonly text: string;
  /** Of the gravest one in the list; null where there is none. */
  readonly severity: Severity | null;
  /** How many are not in the list, because it would be too long. */
  readonly more: number;
  /** In the order of the document. */
  readonly list: readonly ProblemSummary[];
}

/** A problem of a question as the views list it. */
export interface ProblemSummary {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Where it begins, counted from the question's first line: negative for what stands before it. */
  readonly line: number;
  /** From 0, in UTF-16 units. */
  readonly character: number;
}
