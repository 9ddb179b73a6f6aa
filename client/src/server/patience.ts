/** Timeouts of the server. Tests with a server that hangs or crashes shorten them. */
export interface Patience {
  /**
   * After this many seconds without an answer the server counts as dead. It reads the largest report in under two seconds on a fast
   * computer; ten times that allows for slow and busy ones.
   */
  readonly answer: number;
  /** The same during startup, which loads the program from a disk or a remote machine. */
  readonly start: number;
  /** Delay before the first restart, in milliseconds; it doubles with each further crash. */
  readonly firstDelay: number;
}

/** The default timeouts. */
export const PATIENCE: Patience = { answer: 20, start: 60, firstDelay: 500 };
