/** A ratio that must not be passed, with room for noise on shared machines. */
export interface Floor {
  readonly name: string;
  /** Ours divided by theirs, unless `name` says something else. */
  readonly got: number;
  /** What we aim at. */
  readonly aim: number;
  /** What makes the check fail. */
  readonly limit: number;
}

/** The floors that are passed, as sentences. */
export function passedFloors(floors: readonly Floor[]): string[] {
  return floors
    .filter(({ got, limit }) => !(got <= limit))
    .map(({ name, got, limit }) => `${name}: ${got.toFixed(3)}, at most ${limit}`);
}
