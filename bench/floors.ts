/** A ratio that must not be exceeded, with a margin for noise on shared machines. */
export interface Floor {
  readonly name: string;
  /** Our time divided by theirs, unless `name` says otherwise. */
  readonly got: number;
  /** The goal. */
  readonly aim: number;
  /** The check fails above this. */
  readonly limit: number;
}

/** The exceeded floors, as sentences. */
export function exceededFloors(floors: readonly Floor[]): string[] {
  return floors
    .filter(({ got, limit }) => !(got <= limit))
    .map(({ name, got, limit }) => `${name}: ${got.toFixed(3)}, at most ${limit}`);
}
