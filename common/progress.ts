/**
 * How far a question is, the farthest from its end first: `missing`: nobody has answered it; `failing`: the checker warns of its answer;
 * `flawed`: its answer passes, but has problems; `done`: nothing is left to do.
 */
export const PROGRESS = ['missing', 'failing', 'flawed', 'done'] as const;

/** How far a question is. */
export type Progress = (typeof PROGRESS)[number];
