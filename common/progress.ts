/**
 * How far a question is, the least advanced first. `missing`: not answered; `failing`: the checker warns about its
 * answer; `flawed`: its answer passes, but has problems; `done`: nothing is left to do.
 */
export const PROGRESS = ['missing', 'failing', 'flawed', 'done'] as const;

/** How far a question is. */
export type Progress = (typeof PROGRESS)[number];

/** The facts that decide how far a question is. */
export interface ProgressFacts {
  readonly isAnswered: boolean;
  /** Whether the checker warns about the answer. */
  readonly isWarned: boolean;
  readonly hasProblems: boolean;
}

/** How far a question is. Problems at hint level are not problems here (`isCounted`). */
export function progressOf({ isAnswered, isWarned, hasProblems }: ProgressFacts): Progress {
  if (!isAnswered) return 'missing';
  if (isWarned) return 'failing';
  return hasProblems ? 'flawed' : 'done';
}
