/** Why the checker stops: another number of answers than it expects, no `Answer:` at all, or bytes that are not UTF-8. */
export type VerdictError = 'answer-count' | 'no-answers' | 'encoding';

/** One line of the checker's output. */
export interface VerdictWarning {
  /** By the checker's own numbering of answers, from 1. */
  readonly question: number;
  readonly kind: 'words' | 'images';
  readonly min: number;
  readonly max: number;
  readonly got: number;
}

/** What `report.py check` says about a text. */
export interface Verdict {
  readonly accepted: boolean;
  readonly error: VerdictError | null;
  /** The number of answers that the checker expects. */
  readonly expected: number;
  /** The number of answers that it finds. */
  readonly found: number;
  /** The number of questions without a warning; 0 if the checker stops. */
  readonly passed: number;
  readonly warnings: readonly VerdictWarning[];
}
