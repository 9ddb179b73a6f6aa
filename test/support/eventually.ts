/** Default timeout in milliseconds. */
const DEADLINE = 25_000;
/** Timeout in milliseconds for tests that are tried only once; allows for a busy machine. */
export const ONCE = 120_000;
/** Polling interval in milliseconds. */
const POLL = 25;

/**
 * Polls for something that has no event: returns the first result of `check` that isn't null, undefined or false. Throws with `what` after
 * `deadline` milliseconds.
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
    if (Date.now() > end) throw new Error(`Not so after ${deadline} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}
