/** How many characters may be gone through again for each character of the text; what needs more is left as it is. */
const AGAIN_FOR_EACH = 400;

/** However short a text, so many characters may be gone through again: a small part of a second. */
const AGAIN_AT_LEAST = 20_000_000;

/**
 * Counts the work that grows faster than the text, and ends it. The library has no such bound: on a text that takes more it would go on
 * for minutes, or end with an error.
 */
export interface Work {
  /** Whether nothing was left out for want of work. */
  readonly isComplete: boolean;
  /** Asks to go through characters again; false where that was too much, or is. */
  spend(characters: number): boolean;
  /** Says that something was left as it is, as it lies too deep. */
  giveUp(): void;
}

/** The work that a text of a length may make. */
export function createWork(length: number): Work {
  let left = AGAIN_AT_LEAST + AGAIN_FOR_EACH * length;
  let isComplete = true;
  return {
    get isComplete() {
      return isComplete;
    },
    spend(characters) {
      left -= characters;
      if (left < 0) isComplete = false;
      return left >= 0;
    },
    giveUp() {
      isComplete = false;
    },
  };
}
