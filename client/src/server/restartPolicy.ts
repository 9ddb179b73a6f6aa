/** One death of the server, whether it ended by itself or was ended because it had fallen silent. */
export interface Death {
  /** In milliseconds since 1970. */
  readonly at: number;
  /** The URI of the document that it was working on; null where it was working on none. */
  readonly suspect: string | null;
}

/** What is done after a death. */
export interface Decision {
  /** How long to wait before the server is started again, in milliseconds; null where it is given up. */
  readonly delay: number | null;
  /** The document that the server shall never hear of again; null where none is to blame. */
  readonly setAside: string | null;
  /** The deaths to remember, for the next decision. */
  readonly deaths: readonly Death[];
}

/** The first death may be chance (the computer was short of memory), the second one with the same document is not. */
const STRIKES = 2;

/** After so many deaths without a cause that can be set aside, another start would only cost the person's battery. */
const MOST_DEATHS = 5;

/** Deaths that lie longer back, in milliseconds, have nothing to do with this one. */
const MEMORY = 10 * 60_000;

/**
 * Decides what is done after a death, by the ones before it.
 *
 * @param firstDelay The wait after the first death, in milliseconds; each further one doubles it.
 */
export function afterDeath(earlier: readonly Death[], death: Death, firstDelay: number): Decision {
  const deaths = [...earlier.filter(({ at }) => death.at - at < MEMORY), death];
  const { suspect } = death;
  if (suspect !== null && deaths.filter((other) => other.suspect === suspect).length >= STRIKES) {
    // They are explained, and count against nothing else.
    const others = deaths.filter((other) => other.suspect !== suspect);
    return { delay: firstDelay, setAside: suspect, deaths: others };
  }
  if (deaths.length >= MOST_DEATHS) return { delay: null, setAside: null, deaths };
  return { delay: firstDelay * 2 ** (deaths.length - 1), setAside: null, deaths };
}
