/** Durations in milliseconds. */
export interface Times {
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly runs: number;
}

/** Statistics of durations in milliseconds; there must be at least one. */
export function timesOf(durations: readonly number[]): Times {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), p99: at(0.99), runs: sorted.length };
}

/** Milliseconds, rounded to significant digits. */
export function milliseconds(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
