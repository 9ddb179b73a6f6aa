import { endOfLine, isBlank, isLineEnd, isSpace, skipBlanks, strip } from '../pythonText';
import { before, findLine, from, withoutLineEndsBefore, withoutLineEndsBehind, type IsLine } from './block';
import type { BlockRule, Reference } from './blockParser';

const MAX_SPACES_BEFORE = 3;

/** A definition, and its end. */
interface Definition extends Reference {
  readonly id: string;
  readonly end: number;
}

const isDefinition: IsLine = (text, lineStart, end) => readDefinition(text, lineStart, end) !== undefined;

/** The definition of a link, from any line of a block on. */
export const parseReference: BlockRule = (parser, _parent, block, queue) => {
  const { text } = block.of;
  const lineStart = findLine(block, isDefinition);
  if (lineStart === -1) return false;
  const definition = readDefinition(text, lineStart, block.end);
  if (definition === undefined) return false;
  parser.references.set(definition.id, { url: definition.url, title: definition.title });
  if (!isBlank(text, definition.end, block.end))
    queue.push(withoutLineEndsBefore(from(block, definition.end)));
  if (!isBlank(text, block.start, lineStart)) queue.push(withoutLineEndsBehind(before(block, lineStart)));
  return true;
};

/** Parses `[id]: url "title"`; url and title may each be on the next line. */
function readDefinition(text: string, lineStart: number, end: number): Definition | undefined {
  const open = skipBlanks(text, lineStart, Math.min(end, lineStart + MAX_SPACES_BEFORE));
  if (open >= end || text[open] !== '[') return undefined;
  const close = nextBracket(text, open + 1, end);
  if (close + 1 >= end || text[close] !== ']' || text[close + 1] !== ':') return undefined;
  const url = skipLineEnd(text, skipBlanks(text, close + 2, end), end);
  let urlEnd = url;
  while (urlEnd < end && !isSpace(text.charCodeAt(urlEnd))) urlEnd++;
  if (urlEnd === url) return undefined;
  const behind = readTitleBehind(text, urlEnd, end) ?? readTitleWithin(text, url, urlEnd, end);
  if (behind === undefined) return undefined;
  return {
    id: strip(text.slice(open + 1, close)).toLowerCase(),
    url: withoutAngles(text.slice(url, behind.urlEnd)),
    title: behind.title,
    end: behind.end,
  };
}

/** The end of the url, its title, and the end of both. */
interface Title {
  readonly urlEnd: number;
  readonly title: string;
  readonly end: number;
}

/** Parses the title on the line of the url or on the next, or none; undefined if something else follows. */
function readTitleBehind(text: string, urlEnd: number, end: number): Title | undefined {
  const lineEnd = skipBlanks(text, urlEnd, end);
  if (lineEnd < end && text[lineEnd] === '\n') {
    const next = skipBlanks(text, lineEnd + 1, end);
    const onNextLine = readTitle(text, urlEnd, next, end);
    if (onNextLine !== undefined) return onNextLine;
    const isNextEmpty = isLineEnd(text, next, end);
    return { urlEnd, title: '', end: isNextEmpty ? next : lineEnd };
  }
  if (lineEnd === end) return { urlEnd, title: '', end };
  return readTitle(text, urlEnd, lineEnd, end);
}

/** Parses a title that begins within what looks like the url: the last one that does. */
function readTitleWithin(text: string, url: number, urlEnd: number, end: number): Title | undefined {
  const lineEnd = endOfLine(text, url, end);
  const close = lastOfLine(text, url, lineEnd);
  for (let open = urlEnd - 1; open > url; open--) {
    if (close > open && isTitle(text[open], text[close])) {
      return { urlEnd: open, title: text.slice(open + 1, close), end: lineEnd };
    }
  }
  return undefined;
}

/** Parses a title in quotes or parentheses that ends its line. */
function readTitle(text: string, urlEnd: number, open: number, end: number): Title | undefined {
  if (open >= end) return undefined;
  const lineEnd = endOfLine(text, open, end);
  const close = lastOfLine(text, open, lineEnd);
  if (close <= open || !isTitle(text[open], text[close])) return undefined;
  return { urlEnd, title: text.slice(open + 1, close), end: lineEnd };
}

/** The index of the last character before the end of a line that is not a space; `start` if there is none after it. */
function lastOfLine(text: string, start: number, lineEnd: number): number {
  let last = lineEnd - 1;
  while (last > start && text[last] === ' ') last--;
  return last;
}

function isTitle(open: string | undefined, close: string | undefined): boolean {
  return open === '(' ? close === ')' : (open === '"' || open === "'") && close === open;
}

function nextBracket(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text[at] !== '[' && text[at] !== ']') at++;
  return at;
}

/** Skips a line end and the spaces after it. */
function skipLineEnd(text: string, index: number, end: number): number {
  return index < end && text[index] === '\n' ? skipBlanks(text, index + 1, end) : index;
}

function withoutAngles(url: string): string {
  let start = 0;
  let end = url.length;
  while (start < end && url[start] === '<') start++;
  while (end > start && url[end - 1] === '>') end--;
  return url.slice(start, end);
}
