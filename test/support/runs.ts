/** Any number: the suite tries the same cases each time, so that it fails for what was changed, not by chance. */
const SEED = 20_260_101;

/**
 * How many cases a property test tries, and from which seed on. With `FUZZ_RUNS` it tries that many instead, others each time.
 * @param usual the number of cases in the suite.
 */
export function runs(usual: number): { readonly numRuns: number; readonly seed?: number } {
  const wanted = Number(process.env['FUZZ_RUNS'] ?? '');
  return wanted > 0 ? { numRuns: wanted } : { numRuns: usual, seed: SEED };
}
