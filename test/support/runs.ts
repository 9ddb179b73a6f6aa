/** How many cases a property test tries: `FUZZ_RUNS` where it is set, so that a fuzzing run tries more than the suite. */
export function runs(usual: number): { numRuns: number } {
  const wanted = Number(process.env['FUZZ_RUNS'] ?? '');
  return { numRuns: wanted > 0 ? wanted : usual };
}
