import { isAsciiLetter, isSpace, skipSpace } from '../pythonText';
import { searching, type Find } from '../nextMatch';

/** The result of reading a `<` followed by a letter. */
export type StartTag =
  | { readonly kind: 'tag'; readonly end: number; readonly name: string; readonly isSelfClosing: boolean }
  /** Not a tag: everything before `end` is data. */
  | { readonly kind: 'data'; readonly end: number }
  /** The text may end inside a tag. */
  | { readonly kind: 'incomplete' };

const BACKTICK = 0x60;
const SLASH = 0x2f;
const GREATER = 0x3e;
const EQUALS = 0x3d;
const COMMA = 0x2c;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

/**
 * Reads the start tag at an index: `check_for_whole_start_tag` of Python's `html.parser` with the library's own pattern
 * (`locatestarttagend_tolerant`), which allows neither a backtick in a name nor in a bare value.
 */
export function startTagsOf(text: string): (start: number) => StartTag {
  const nextSingleQuote = searching(text, "'");
  const nextDoubleQuote = searching(text, '"');
  /** Where the attributes end that are read from an index; for failed attempts, so that none is repeated. */
  const knownEnds = new Map<number, number>();
  let nameStart = Infinity;
  let nameEnd = -1;

  return (start) => {
    const endOfName = nameEndFrom(start + 1);
    let at = endOfName;
    while (isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === SLASH) at++;
    const attributes = at;
    const { end, starts } = attributesEnd(attributes);
    const next = text.charCodeAt(end);
    const name = (): string => text.slice(start + 1, endOfName).toLowerCase();
    if (next === GREATER) {
      const isSelfClosing = starts.length === 0 && text.charCodeAt(end - 1) === SLASH;
      return { kind: 'tag', end: end + 1, name: name(), isSelfClosing };
    }
    if (next === SLASH && text.charCodeAt(end + 1) === GREATER) {
      return { kind: 'tag', end: end + 2, name: name(), isSelfClosing: true };
    }
    for (const one of starts) knownEnds.set(one, end);
    const isIncomplete = end >= text.length || next === SLASH || next === EQUALS || isAsciiLetter(next);
    return isIncomplete ? { kind: 'incomplete' } : { kind: 'data', end };
  };

  /** The end of the name that continues at an index. A name that begins inside another ends where that does. */
  function nameEndFrom(from: number): number {
    if (from >= nameStart && from <= nameEnd) return nameEnd;
    let at = from;
    while (at < text.length && isOfName(text.charCodeAt(at))) at++;
    nameStart = from;
    nameEnd = at;
    return at;
  }

  /** Reads attributes as long as there are any. */
  function attributesEnd(from: number): { end: number; starts: number[] } {
    const starts: number[] = [];
    let at = from;
    while (at < text.length && isAttributeStart(at)) {
      starts.push(at);
      const known = knownEnds.get(at);
      if (known !== undefined) return { end: known, starts };
      at++;
      while (at < text.length && isOfAttributeName(text.charCodeAt(at))) at++;
      at = valueEnd(at);
      while (at < text.length && isBetweenAttributes(at)) at++;
    }
    return { end: at, starts };
  }

  function isAttributeStart(at: number): boolean {
    const before = text.charCodeAt(at - 1);
    const isSeparated =
      before === SINGLE_QUOTE || before === DOUBLE_QUOTE || before === SLASH || isSpace(before);
    const first = text.charCodeAt(at);
    return isSeparated && first !== BACKTICK && first !== SLASH && first !== GREATER && !isSpace(first);
  }

  /** White space, and slashes except the one right before `>`. */
  function isBetweenAttributes(at: number): boolean {
    const unit = text.charCodeAt(at);
    return isSpace(unit) || (unit === SLASH && text.charCodeAt(at + 1) !== GREATER);
  }

  /**
   * The end of the value, and of commas after it, of an attribute whose name ends at an index; that index if it has no
   * value.
   */
  function valueEnd(endOfName: number): number {
    const equals = skipSpace(text, endOfName);
    let behindEquals = equals;
    while (text.charCodeAt(behindEquals) === EQUALS) behindEquals++;
    if (behindEquals === equals) return endOfName;
    const value = skipSpace(text, behindEquals);
    const quote = text.charCodeAt(value);
    if (quote !== SINGLE_QUOTE && quote !== DOUBLE_QUOTE) return commasEnd(bareValueEnd(value));
    const close: Find = quote === SINGLE_QUOTE ? nextSingleQuote : nextDoubleQuote;
    const closed = close(value + 1);
    if (closed !== undefined) return commasEnd(closed.end);
    // The quote is never closed: an empty value before the white space, or an unquoted one from the last of several
    // equals signs on.
    if (value > behindEquals) return commasEnd(value - 1);
    return behindEquals - equals > 1 ? commasEnd(bareValueEnd(behindEquals - 1)) : endOfName;
  }

  function bareValueEnd(from: number): number {
    let at = from;
    while (at < text.length && isOfBareValue(text.charCodeAt(at))) at++;
    return at;
  }

  function commasEnd(from: number): number {
    let end = from;
    for (;;) {
      const at = skipSpace(text, end);
      if (text.charCodeAt(at) !== COMMA) return end;
      end = at + 1;
    }
  }
}

/** The end of the name that begins at an index, as `html.parser` itself reads it: including backticks. */
export function tagNameEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && (isOfName(text.charCodeAt(at)) || text.charCodeAt(at) === BACKTICK)) at++;
  return at;
}

function isOfName(unit: number): boolean {
  switch (unit) {
    case BACKTICK:
    case SLASH:
    case GREATER:
    case 0x09:
    case 0x0a:
    case 0x0c:
    case 0x0d:
    case 0x20:
    case 0x00:
      return false;
    default:
      return true;
  }
}

function isOfAttributeName(unit: number): boolean {
  return unit !== SLASH && unit !== EQUALS && unit !== GREATER && !isSpace(unit);
}

function isOfBareValue(unit: number): boolean {
  return unit !== BACKTICK && unit !== GREATER && !isSpace(unit);
}
