/** How long is waited in the life of a server. Tests that have a server hang or die wait less. */
export interface Patience {
  /**
   * A server that does not answer for so long is taken for dead, in seconds. It reads the largest report in less than two seconds on a
   * fast computer; ten times that is for slow ones that are doing something else as well.
   */
  readonly answer: number;
  /** The same for its start, which reads the program from a disk, or from far away. */
  readonly start: number;
  /** The wait between the first death and the next start, in milliseconds; each further death doubles it. */
  readonly firstDelay: number;
}

/** The patience with every server of a person. */
export const PATIENCE: Patience = { answer: 20, start: 60, firstDelay: 500 };
