import fc from 'fast-check';

/** What the campaign generates. */
export const KINDS = ['texts', 'folders', 'messages', 'faults'] as const;
export type Kind = (typeof KINDS)[number];

/** A property that must hold for all generated cases. */
export interface FuzzProperty {
  readonly kind: Kind;
  readonly name: string;
  /** Tries cases, which are the same for the same seed. */
  tryRound(seed: number, cases: number): Promise<Round>;
  /** Tries the cases that once broke it. */
  tryFound(): Promise<Round>;
}

/** The result of some cases. */
export interface Round {
  readonly cases: number;
  /** The smallest failing case and what is wrong with it; null if none fails. */
  readonly failure: string | null;
}

/** Time limit in milliseconds for a round of shrinking. */
const PATIENCE = 120_000;

/** A property of values that fast-check generates; `hold` throws if it doesn't hold. */
export function fuzzProperty<T>(
  kind: Kind,
  name: string,
  values: fc.Arbitrary<T>,
  found: readonly T[],
  hold: (value: T) => void | Promise<void>,
): FuzzProperty {
  const property = fc.asyncProperty(values, async (value) => {
    await hold(value);
  });
  async function tryCases(parameters: fc.Parameters<[T]>): Promise<Round> {
    const details = await fc.check(property, { ...parameters, interruptAfterTimeLimit: PATIENCE });
    return { cases: details.numRuns, failure: details.failed ? failureOf(details) : null };
  }
  return {
    kind,
    name,
    tryRound: (seed, cases) => tryCases({ seed, numRuns: cases }),
    tryFound: () =>
      found.length === 0
        ? Promise.resolve({ cases: 0, failure: null })
        : tryCases({ examples: found.map((value) => [value]), numRuns: found.length, endOnFailure: true }),
  };
}

function failureOf<T>(details: fc.RunDetails<T>): string | null {
  // Out of time.
  if (details.counterexample === null) return null;
  const { seed, counterexamplePath: path, numShrinks, errorInstance: error } = details;
  const stack = error instanceof Error ? (error.stack ?? '') : String(error);
  return [
    `seed ${seed}, path ${path ?? ''}, ${numShrinks} times shrunk`,
    JSON.stringify(details.counterexample),
    ...stack.split('\n').slice(0, 14),
  ].join('\n');
}
