/** An arbitrary fixed seed: the suite always tries the same cases, so it fails because of a change, not by chance. */
const SEED = 20_260_101;

/**
 * Number of cases and seed of a property test. With `FUZZ_RUNS`, it tries that many cases with a new seed each time.
 * @param usual The number of cases in the suite.
 */
export function runs(usual: number): { readonly numRuns: number; readonly seed?: number } {
  const wanted = Number(process.env['FUZZ_RUNS'] ?? '');
  return wanted > 0 ? { numRuns: wanted } : { numRuns: usual, seed: SEED };
}
