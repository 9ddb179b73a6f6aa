/** The place of a match. */
export interface Found {
  readonly start: number;
  readonly end: number;
}

/** Finds the first match at or after an index. */
export type Find = (from: number) => Found | undefined;

/**
 * Remembers the last result of a search and where it started; asked again from further on, it does not search the known
 * part again. Without it, many openings would each search a whole text for an end that is missing.
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

/** Finds a string in a text, and remembers the last match. */
export function searching(text: string, needle: string): Find {
  return remembering((from) => {
    const start = text.indexOf(needle, from);
    return start === -1 ? undefined : { start, end: start + needle.length };
  });
}

/** Finds the earlier match of two searches. */
export function either(one: Find, other: Find): Find {
  return (from) => {
    const first = one(from);
    const second = other(from);
    if (first === undefined || second === undefined) return first ?? second;
    return first.start < second.start ? first : second;
  };
}
