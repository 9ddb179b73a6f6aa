/** The target of an image or link that is being typed; characters of its line from 0. */
export interface TargetAtCursor {
  readonly kind: 'image' | 'link' | 'link-around-image' | 'html';
  /** Where the image or link begins: its `!`, `[` or `<`. */
  readonly open: number;
  /** From its first to after its last character, including those after the cursor. */
  readonly start: number;
  readonly end: number;
  /** The missing end: `)`, `>)` or a quotation mark; empty if it is closed. */
  readonly closing: string;
}

/** Maximum distance from a target's start to the cursor, in UTF-16 units. */
const LONGEST = 2000;

/** The target at the cursor; null if there is none. Takes linear time. */
export function targetAtCursor(line: string, cursor: number): TargetAtCursor | null {
  return htmlTarget(line, cursor) ?? markdownTarget(line, cursor);
}

const IMAGE_TAG = /^<img\s(?:[^<>]*\s)?src\s*=\s*(["'])$/iu;

function htmlTarget(line: string, cursor: number): TargetAtCursor | null {
  const before = line.slice(Math.max(0, cursor - LONGEST), cursor);
  const open = before.lastIndexOf('<');
  const quote = Math.max(before.lastIndexOf('"'), before.lastIndexOf("'"));
  const opening = open < 0 || quote < open ? null : IMAGE_TAG.exec(before.slice(open, quote + 1));
  if (!opening?.[1]) return null;
  const base = cursor - before.length;
  const start = base + quote + 1;
  const closed = line.indexOf(opening[1], cursor);
  const end = closed < 0 ? endOfWord(line, cursor) : closed;
  return { kind: 'html', open: base + open, start, end, closing: closed < 0 ? opening[1] : '' };
}

function endOfWord(line: string, from: number): number {
  const rest = line.slice(from).search(/[\s>]/u);
  return rest < 0 ? line.length : from + rest;
}

/** The end of an image or link: an optional title and a `)`. */
const CLOSED = /^\s*(?:(?:"[^"]*"|'[^']*'|\([^()]*\))\s*)?\)/u;

function markdownTarget(line: string, cursor: number): TargetAtCursor | null {
  const middle = line.lastIndexOf('](', cursor - 2);
  if (middle < Math.max(0, cursor - LONGEST)) return null;
  const bracket = openingBracket(line, middle);
  if (bracket === null) return null;
  const isAngled = line[middle + 2] === '<';
  const start = middle + (isAngled ? 3 : 2);
  const end = isAngled ? endOfAngled(line, start, cursor) : endOfBare(line, start);
  if (cursor < start || cursor > end) return null;
  const isImage = line[bracket - 1] === '!' && !isEscaped(line, bracket - 1);
  const isAngleOpen = isAngled && line[end] !== '>';
  const behind = isAngled && !isAngleOpen ? end + 1 : end;
  const closing = (isAngleOpen ? '>' : '') + (CLOSED.test(line.slice(behind, behind + LONGEST)) ? '' : ')');
  const holdsImage = line.slice(bracket, middle).includes('![');
  const kind = isImage ? 'image' : holdsImage ? 'link-around-image' : 'link';
  return { kind, open: isImage ? bracket - 1 : bracket, start, end, closing };
}

/** The `[` that the `]` at `close` belongs to. */
function openingBracket(line: string, close: number): number | null {
  let depth = 0;
  for (let at = close; at >= Math.max(0, close - LONGEST); at--) {
    if (isEscaped(line, at)) continue;
    if (line[at] === ']') depth++;
    else if (line[at] === '[' && --depth === 0) return at;
  }
  return null;
}

function isEscaped(line: string, at: number): boolean {
  let backslashes = 0;
  while (line[at - backslashes - 1] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** The end of a target without angle brackets: before a space, or a `)` without a `(` (CommonMark, 6.3). */
function endOfBare(line: string, start: number): number {
  let depth = 0;
  for (let at = start; at < line.length; at++) {
    const character = line.charAt(at);
    if (/\s/u.test(character)) return at;
    if (character === '(') depth++;
    else if (character === ')' && depth-- === 0) return at;
  }
  return line.length;
}

/** Before the `>`; without one, before the space or `)` after the cursor. */
function endOfAngled(line: string, start: number, cursor: number): number {
  const end = line.slice(start).search(/[<>]/u);
  if (end >= 0 && line[start + end] === '>') return start + end;
  const open = line.slice(cursor).search(/[\s<)]/u);
  return open < 0 ? line.length : cursor + open;
}
