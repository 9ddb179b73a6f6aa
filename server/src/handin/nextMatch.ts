/** Where something was found. */
export interface Found {
  readonly start: number;
  readonly end: number;
}

/** Finds the first at or after an index. */
export type Find = (from: number) => Found | undefined;

/**
 * Remembers what a search found last, and from where: asked again from farther on, it does not search what it knows.
 * Without it, each of many openings would search a whole text for an end that is not there.
 */
export function remembering(find: Find): Find {
  let searchedFrom = Infinity;
  let found: Found | undefined;
  return (from) => {
    const isKnown = from >= searchedFrom && (found === undefined || from <= found.start);
    if (!isKnown) {
      searchedFrom = from;
      found = find(from);
    }
    return found;
  };
}

/** Finds a string in a text, and remembers what it found. */
export function searching(text: string, needle: string): Find {
  return remembering((from) => {
    const start = text.indexOf(needle, from);
    return start === -1 ? undefined : { start, end: start + needle.length };
  });
}

/** Finds what either of two searches finds first. */
export function either(one: Find, other: Find): Find {
  return (from) => {
    const first = one(from);
    const second = other(from);
    if (first === undefined || second === undefined) return first ?? second;
    return first.start < second.start ? first : second;
  };
}
