/** The square brackets of a text. */
export interface Brackets {
  /** The indices of all `[`. */
  readonly opens: readonly number[];
  /** For each of them the index of the `]` that closes it, or -1. */
  readonly closes: readonly number[];
}

/** Pairs the square brackets of a text. */
export function pairBrackets(text: string): Brackets {
  const opens: number[] = [];
  const closes: number[] = [];
  const unclosed: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5b) {
      unclosed.push(opens.length);
      opens.push(at);
      closes.push(-1);
    } else if (unit === 0x5d) {
      const open = unclosed.pop();
      if (open !== undefined) closes[open] = at;
    }
  }
  return { opens, closes };
}

/** A pair of brackets that may begin a link or an image. */
export interface BracketPair {
  /** The start of the markup: the `!` of an image. */
  readonly start: number;
  readonly open: number;
  /** The index of the `]`, or -1. */
  readonly close: number;
}

/** Iterates over the brackets that may begin links, or images: gives the first pair at or after an index. */
export function bracketPairs(
  text: string,
  { opens, closes }: Brackets,
  isImage: boolean,
): (from: number) => BracketPair | undefined {
  let index = 0;
  return (from) => {
    for (; index < opens.length; index++) {
      const open = opens[index] ?? 0;
      if ((open > 0 && text[open - 1] === '!') !== isImage) continue;
      const start = isImage ? open - 1 : open;
      if (start < from) continue;
      return { start, open, close: closes[index++] ?? -1 };
    }
    return undefined;
  };
}
