/** No wait lasts longer, in milliseconds, unless the test says so. */
const DEADLINE = 25_000;
/** For tests that are tried once only, in milliseconds: so slow may a busy machine be. */
export const ONCE = 120_000;
/** Time between two looks, in milliseconds. */
const POLL = 25;

/**
 * Waits for what no event tells of, by looking again and again: until `check` gives something other than null, undefined and false,
 * and gives that. Throws with `what` after `deadline` milliseconds.
 */
export async function eventually<T>(
  what: string,
  check: () => PromiseLike<T | null | undefined | false> | T | null | undefined | false,
  deadline = DEADLINE,
): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    const found = await check();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`After ${deadline} ms still not so: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}
