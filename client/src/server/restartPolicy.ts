/** One crash of the server: it exited by itself, or was stopped because it hung. */
export interface Crash {
  /** In milliseconds since 1970. */
  readonly at: number;
  /** The URI of the document that it was working on; null if there was none. */
  readonly suspect: string | null;
}

/** What to do after a crash. */
export interface Decision {
  /** Delay before the restart, in milliseconds; null to give up. */
  readonly delay: number | null;
  /** The document not to send to the server any more; null if no document is the cause. */
  readonly setAside: string | null;
  /** The crashes to remember for the next decision. */
  readonly crashes: readonly Crash[];
}

/** One crash may be chance (low memory); a second one with the same document isn't. */
const STRIKES = 2;

/** Maximum number of unexplained crashes. Further restarts would only drain the battery. */
const MAX_DEATHS = 5;

/** Crashes older than this, in milliseconds, are forgotten. */
const MEMORY = 10 * 60_000;

/**
 * Decides what to do after a crash, based on the ones before it.
 *
 * @param firstDelay Delay after the first crash, in milliseconds; it doubles with each further one.
 */
export function decideRestart(earlier: readonly Crash[], death: Crash, firstDelay: number): Decision {
  const crashes = [...earlier.filter(({ at }) => death.at - at < MEMORY), death];
  const { suspect } = death;
  if (suspect !== null && crashes.filter((other) => other.suspect === suspect).length >= STRIKES) {
    // These are explained and don't count against other documents.
    const others = crashes.filter((other) => other.suspect !== suspect);
    return { delay: firstDelay, setAside: suspect, crashes: others };
  }
  if (crashes.length >= MAX_DEATHS) return { delay: null, setAside: null, crashes };
  return { delay: firstDelay * 2 ** (crashes.length - 1), setAside: null, crashes };
}
