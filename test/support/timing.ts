/** The result of a run, and its duration. */
export interface Timed<T> {
  readonly result: T;
  /** CPU time in milliseconds, so that other programs don't affect it. */
  readonly time: number;
}

/** Measures one run. */
export function timed<T>(run: () => T): Timed<T> {
  const start = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(start);
  return { result, time: (user + system) / 1000 };
}

/** The time of the shortest of several runs: the one least affected by compilation and garbage collection. */
export function fastest(run: () => unknown, runs = 5): number {
  return Math.min(...Array.from({ length: runs }, () => timed(run).time));
}
