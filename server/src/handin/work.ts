/** How many characters may be copied again per character of the text; anything that needs more is left as it is. */
const COPIES_OF_EACH = 400;

/** However short a text, this many characters may be copied again: a small part of a second. */
const COPIES_AT_LEAST = 40_000_000;

/** The cost of scanning a text again, per character, in copied characters. */
export const COST_OF_SCAN = 24;

/** The cost of a character that is written more than once: few texts may make one many times as long. */
export const COST_OF_OUTPUT = 16;

/**
 * Counts the work that grows faster than the text, and stops it. The library has no such limit: on such a text it would
 * run for minutes, or fail with an error.
 */
export interface Work {
  /** Whether nothing was left out for lack of work. */
  readonly isComplete: boolean;
  /** Requests work, in copied characters; false if that is too much. */
  spend(copies: number): boolean;
  /** Records that something was left as it is because it is nested too deeply. */
  giveUp(): void;
  /** Where the library fails with an error: the line of the converted text, from 0. Null if it does not. */
  readonly errorLine: number | null;
  /** Records that the library fails with an error at a line. */
  fail(line: number): void;
}

/** The work allowed for a text of this length. */
export function createWork(length: number): Work {
  let left = COPIES_AT_LEAST + COPIES_OF_EACH * length;
  let isComplete = true;
  let errorLine: number | null = null;
  return {
    get errorLine() {
      return errorLine;
    },
    fail(line) {
      errorLine ??= line;
    },
    get isComplete() {
      return isComplete;
    },
    spend(copies) {
      left -= copies;
      if (left < 0) isComplete = false;
      return left >= 0;
    },
    giveUp() {
      isComplete = false;
    },
  };
}
