/** How many characters may be copied again for each character of the text; what needs more is left as it is. */
const COPIES_OF_EACH = 400;

/** However short a text, so many characters may be copied again: a small part of a second. */
const COPIES_AT_LEAST = 40_000_000;

/** What it takes to look through a text again, for each character, in copied characters. */
export const COST_OF_SCAN = 24;

/** What a character costs that is written more than once: few texts may lead to one that is many times as long. */
export const COST_OF_OUTPUT = 16;

/**
 * Counts the work that grows faster than the text, and ends it. The library has no such bound: on a text that takes more it would continue
 * for minutes, or end with an error.
 */
export interface Work {
  /** Whether nothing was left out for want of work. */
  readonly isComplete: boolean;
  /** Asks for work, in copied characters; false where that is too much. */
  spend(copies: number): boolean;
  /** Says that something was left as it is, as it lies too deep. */
  giveUp(): void;
  /** Where the library ends with an error: the line of the converted text, from 0. Null where it does not. */
  readonly errorLine: number | null;
  /** Says that the library ends with an error at a line. */
  fail(line: number): void;
}

/** The work that a text of a length may make. */
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
