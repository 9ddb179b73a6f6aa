/**
 * How far a question is, the least advanced first. `missing`: not answered; `failing`: the checker warns about its
 * answer; `flawed`: its answer passes, but has problems; `done`: nothing is left to do.
 */
export const PROGRESS = ['missing', 'failing', 'flawed', 'done'] as const;

/** How far a question is. */
export type Progress = (typeof PROGRESS)[number];
