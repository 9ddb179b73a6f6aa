// White space, words and digits as Python defines them. JavaScript's `trim`, `\s`, `\w` and `\d` differ.

const SPACE = 0x20;
const LF = 0x0a;

/** Whether a UTF-16 unit is white space for Python's `str.isspace` and `\s`. */
export function isSpace(unit: number): boolean {
  if (unit <= SPACE)
    return unit === SPACE || (unit >= 0x09 && unit <= 0x0d) || (unit >= 0x1c && unit <= 0x1f);
  if (unit < 0x85) return false;
  return (
    unit === 0x85 ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

/** The first index from `start` that is not white space, or `end`. */
export function skipSpace(text: string, start: number, end = text.length): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The first index from `start` that is not a space (U+0020), or `end`. */
export function skipBlanks(text: string, start: number, end = text.length): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === SPACE) at++;
  return at;
}

/** Whether there is only white space between two indices: `not text[start:end].strip()`. */
export function isBlank(text: string, start = 0, end = text.length): boolean {
  return skipSpace(text, start, end) === end;
}

/** `text.lstrip()`. */
export function stripStart(text: string): string {
  const start = skipSpace(text, 0);
  return start === 0 ? text : text.slice(start);
}

/** `text.rstrip()`. */
export function stripEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** `text.strip()`. */
export function strip(text: string): string {
  return stripEnd(stripStart(text));
}

/** Replaces each run of white space: `re.sub(r'\s+', ' ', text)`. */
export function collapseSpace(text: string): string {
  let collapsed = '';
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isSpace(text.charCodeAt(at))) continue;
    collapsed += `${text.slice(copied, at)} `;
    copied = skipSpace(text, at);
    at = copied - 1;
  }
  return copied === 0 ? text : collapsed + text.slice(copied);
}

/** Replaces each character of white space: `re.sub(r'\s', ' ', text)`. */
export function spacesForSpace(text: string): string {
  let spaced = '';
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isSpace(text.charCodeAt(at))) continue;
    spaced += `${text.slice(copied, at)} `;
    copied = at + 1;
  }
  return copied === 0 ? text : spaced + text.slice(copied);
}

/** Whether a code point matches Python's `\w`: a letter, a number or an underscore. */
function isWord(codePoint: number): boolean {
  if (codePoint < 0x80) return isAsciiLetterOrDigit(codePoint) || codePoint === 0x5f;
  return /[\p{L}\p{N}]/u.test(String.fromCodePoint(codePoint));
}

/** Whether the character at an index matches Python's `\w`. */
export function isWordAt(text: string, index: number): boolean {
  const codePoint = text.codePointAt(index);
  return codePoint !== undefined && isWord(codePoint);
}

/** Whether the character before an index matches Python's `\w`. */
export function isWordBefore(text: string, index: number): boolean {
  return index > 0 && isWordAt(text, previousIndex(text, index));
}

/** The index of the code point that ends at an index, which is greater than 0. */
export function previousIndex(text: string, index: number): number {
  const isPair = isLowSurrogate(text.charCodeAt(index - 1)) && isHighSurrogate(text.charCodeAt(index - 2));
  return isPair ? index - 2 : index - 1;
}

/** Whether a UTF-16 unit is the first half of a letter beyond U+FFFF. */
export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/** The first index from `start` after decimal digits of any script: `\d*`. */
export function skipDecimals(text: string, start: number): number {
  let at = start;
  for (;;) {
    const codePoint = text.codePointAt(at);
    if (codePoint === undefined || !isDecimal(codePoint)) return at;
    at += codePoint > 0xffff ? 2 : 1;
  }
}

function isDecimal(codePoint: number): boolean {
  return codePoint < 0x80 ? isAsciiDigit(codePoint) : /\p{Nd}/u.test(String.fromCodePoint(codePoint));
}

/** Whether a UTF-16 unit is one of `[0-9]`. */
export function isAsciiDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Whether a UTF-16 unit is one of `[0-9a-fA-F]`. */
export function isHexDigit(unit: number): boolean {
  return isAsciiDigit(unit) || (unit >= 0x41 && unit <= 0x46) || (unit >= 0x61 && unit <= 0x66);
}

/** Whether a UTF-16 unit is one of `[a-zA-Z]`. */
export function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

/** Whether a UTF-16 unit is one of `[a-zA-Z0-9]`. */
export function isAsciiLetterOrDigit(unit: number): boolean {
  return isAsciiLetter(unit) || isAsciiDigit(unit);
}

/** The index after the line end at or after `start`; the length of the text plus one if there is none. */
export function nextLineStart(text: string, start: number): number {
  const lineEnd = text.indexOf('\n', start);
  return lineEnd === -1 ? text.length + 1 : lineEnd + 1;
}

/** The index of the line end at or after `start`, or `end`. */
export function endOfLine(text: string, start: number, end: number): number {
  const lineEnd = text.indexOf('\n', start);
  return lineEnd === -1 || lineEnd > end ? end : lineEnd;
}

/** Whether a line ends at an index: before a line end, or at `end`. */
export function isLineEnd(text: string, index: number, end: number): boolean {
  return index === end || text.charCodeAt(index) === LF;
}

/** The number of line ends between two indices. */
export function countLines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === LF) count++;
  return count;
}
