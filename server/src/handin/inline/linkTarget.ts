import { either, searching, type Find } from '../nextMatch';
import { previousIndex, skipSpace } from '../pythonText';

/** The target of a link, as written. */
export interface LinkTarget {
  readonly href: string;
  readonly title: string | undefined;
  readonly end: number;
  /** Whether it ends at the parenthesis that closes its own, without any quotes in it. */
  readonly isPlain: boolean;
}

/**
 * Reads the targets in a text, from a `(` on, like `getLink` of the library's link processor. That goes character by
 * character, counts parentheses, and takes the first quote as the start of a title. Parentheses in a title do not
 * count, except for a second count that starts at the first quote; if no title ends before a `)`, the target ends where
 * that count does.
 */
export function linkTargetsIn(text: string): (open: number) => LinkTarget | undefined {
  let angles: Angles | undefined;
  let parentheses: Parentheses | undefined;

  return (open) => {
    if (text[open] !== '(') return undefined;
    const start = skipSpace(text, open + 1);
    const inAngles = text[start] === '<' ? readAngles(start, (angles ??= parseAngles(text))) : undefined;
    return inAngles ?? readPlain(open, start, (parentheses ??= parseParentheses(text)));
  };

  /** `<url> "title")`. */
  function readAngles(
    start: number,
    { nextAngle, nextSingleQuote, nextDoubleQuote }: Angles,
  ): LinkTarget | undefined {
    const close = nextAngle(start + 1)?.start;
    if (close === undefined || text[close] !== '>') return undefined;
    const href = text.slice(start + 1, close);
    const at = skipSpace(text, close + 1);
    if (text[at] === ')') return { href, title: undefined, end: at + 1, isPlain: false };
    const next = text[at] === "'" ? nextSingleQuote : text[at] === '"' ? nextDoubleQuote : undefined;
    const quote = next?.(at + 1);
    if (quote === undefined) return undefined;
    const end = skipSpace(text, quote.end);
    if (text[end] !== ')') return undefined;
    return { href, title: text.slice(at + 1, quote.start), end: end + 1, isPlain: false };
  }

  /** `url "title")`. */
  function readPlain(open: number, start: number, parentheses: Parentheses): LinkTarget | undefined {
    const close = parentheses.closeOf(open);
    const quote = parentheses.quoteFrom(start);
    if (close !== -1 && (quote === undefined || close < quote)) {
      return { href: text.slice(start, close), title: undefined, end: close + 1, isPlain: true };
    }
    if (quote === undefined) return undefined;
    const titled = parentheses.titleEndFrom(quote);
    if (titled !== undefined) {
      return {
        href: text.slice(start, titled.open),
        title: text.slice(titled.open + 1, titled.close),
        end: titled.end,
        isPlain: false,
      };
    }
    const last = parentheses.behind(quote, parentheses.depthAt(quote) - parentheses.depthAt(open));
    if (last === undefined) return undefined;
    if (text[last] === ')')
      return { href: text.slice(start, last), title: undefined, end: last + 1, isPlain: false };
    return readToTheEnd(start);
  }

  /** If a count ends at a `(`, the library gets an index of -1, which is the last character in Python. */
  function readToTheEnd(start: number): LinkTarget {
    const last = previousIndex(text, text.length);
    const href = last > start ? text.slice(start, Math.max(start, previousIndex(text, last))) : '';
    return { href, title: undefined, end: last, isPlain: false };
  }
}

/** A title in quotes, and the `)` after it. */
interface QuotedTitle {
  readonly open: number;
  readonly close: number;
  readonly end: number;
}

/** Gives the results of a character by character scan. */
interface Parentheses {
  /** The index of the `)` that closes a `(`, ignoring quotes, or -1. */
  closeOf(open: number): number;
  /** How many more `(` than `)` there are before an index. */
  depthAt(index: number): number;
  /** The index of the first quote at or after an index. */
  quoteFrom(index: number): number | undefined;
  /**
   * The title that ends first, of those with the quote at an index from there on, and of those with the other quote
   * from its next occurrence on.
   */
  titleEndFrom(quote: number): QuotedTitle | undefined;
  /** The parenthesis of either kind that is `count` after an index. */
  behind(index: number, count: number): number | undefined;
}

function parseParentheses(text: string): Parentheses {
  const positions: number[] = [];
  const depths: number[] = [];
  const closes: number[] = [];
  const unclosed: number[] = [];
  const quotes: number[] = [];
  const single: QuotesOfKind = { all: [], closing: [], ends: [] };
  const double: QuotesOfKind = { all: [], closing: [], ends: [] };
  let depth = 0;
  /** The last quote, if only spaces follow it so far. */
  let lastQuote = -1;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '(') {
      unclosed.push(positions.length);
      positions.push(at);
      depths.push(depth++);
      closes.push(-1);
    } else if (character === ')') {
      const open = unclosed.pop();
      if (open !== undefined) closes[open] = at;
      positions.push(at);
      depths.push(depth--);
      closes.push(-1);
      if (lastQuote !== -1) {
        const kind = text[lastQuote] === "'" ? single : double;
        kind.closing.push(lastQuote);
        kind.ends.push(at + 1);
      }
    } else if (character === "'" || character === '"') {
      quotes.push(at);
      (character === "'" ? single : double).all.push(at);
    }
    if (character !== ' ') lastQuote = character === "'" || character === '"' ? at : -1;
  }

  return {
    closeOf: (open) => closes[indexFrom(positions, open)] ?? -1,
    depthAt: (index) => depths[indexFrom(positions, index)] ?? depth,
    quoteFrom: (index) => quotes[indexFrom(quotes, index)],
    titleEndFrom(quote) {
      const [same, other] = text[quote] === "'" ? [single, double] : [double, single];
      const first = titleIn(same, quote);
      const otherQuote = other.all[indexFrom(other.all, quote)];
      const second = otherQuote === undefined ? undefined : titleIn(other, otherQuote);
      if (first === undefined || second === undefined) return first ?? second;
      return first.end < second.end ? first : second;
    },
    behind: (index, count) => positions[indexFrom(positions, index) + count - 1],
  };
}

/** The quotes of a kind, and those that a `)` follows, after optional spaces. */
interface QuotesOfKind {
  readonly all: number[];
  readonly closing: number[];
  /** The indices after those `)`. */
  readonly ends: number[];
}

function titleIn({ closing, ends }: QuotesOfKind, open: number): QuotedTitle | undefined {
  const index = indexFrom(closing, open + 1);
  const close = closing[index];
  const end = ends[index];
  return close === undefined || end === undefined ? undefined : { open, close, end };
}

/** The index of the first of ascending numbers that is not less than a value. */
function indexFrom(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Finds the parts of targets in angle brackets. */
interface Angles {
  readonly nextAngle: Find;
  readonly nextSingleQuote: Find;
  readonly nextDoubleQuote: Find;
}

function parseAngles(text: string): Angles {
  return {
    nextAngle: either(searching(text, '<'), searching(text, '>')),
    nextSingleQuote: searching(text, "'"),
    nextDoubleQuote: searching(text, '"'),
  };
}

/** Removes a pair of equal quotes around a title. */
export function dequote(title: string): string {
  const quote = title[0];
  const isQuoted = (quote === '"' || quote === "'") && title.endsWith(quote);
  return isQuoted ? title.slice(1, -1) : title;
}
