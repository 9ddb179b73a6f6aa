/** What a run gave, and what it took. */
export interface Timed<T> {
  readonly result: T;
  /** Time of the processor, in milliseconds: what other programs do meanwhile does not count. */
  readonly time: number;
}

/** Measures one run. */
export function timed<T>(run: () => T): Timed<T> {
  const start = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(start);
  return { result, time: (user + system) / 1000 };
}

/** The time of the shortest of several runs: the one that compiling and collecting garbage disturbed least. */
export function fastest(run: () => unknown, runs = 5): number {
  return Math.min(...Array.from({ length: runs }, () => timed(run).time));
}
