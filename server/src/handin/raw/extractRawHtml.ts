import { isBlockLevel } from '../blockLevel';
import { remembering, searching } from '../nextMatch';
import {
  countLines,
  isAsciiDigit,
  isAsciiLetter,
  isAsciiLetterOrDigit,
  isBlank,
  isHexDigit,
  skipBlanks,
  skipSpace,
} from '../pythonText';
import type { Version } from '../version';
import type { Work } from '../work';
import { codePointsOf } from './codePoints';
import { createOutputRows } from './outputRows';
import type { RawHtmlStash } from './rawHtmlStash';
import { startTagsOf, tagNameEnd, type StartTag } from './startTags';

/** A text from which raw HTML was taken out. */
export interface Extracted {
  /** The text, with placeholders. */
  readonly text: string;
  /** For each line of the text, the line of the source it comes from, from 0. */
  readonly lines: readonly number[];
}

/** Where a construct is incomplete: the text ends before it does. */
const INCOMPLETE = -1;

/** Tags without an end tag. */
const EMPTY_TAGS = new Set(['hr']);

/** Tags whose content is no HTML. */
const CDATA_TAGS = new Set(['script', 'style']);

/** Marked sections, by the name behind `<![`, that end at `]]>` and that end at `]>`. */
const SECTIONS = new Set(['temp', 'cdata', 'ignore', 'include', 'rcdata']);
const OFFICE_SECTIONS = new Set(['if', 'else', 'endif']);

/**
 * Takes blocks of raw HTML out of a normalised text: the library's `HTMLExtractor`, upon Python's `html.parser`, which reads a text in
 * two rounds: one that ends at the first construct that may be incomplete, and one over what is left.
 */
export function extractRawHtml(source: string, stash: RawHtmlStash, version: Version, work: Work): Extracted {
  const output = createOutputRows();
  // The position, as Python knows it: the line from 1, and the column in code points, of the construct that is handled.
  let line = 1;
  let column = 0;
  /** Where lines start in the text, in code points: found when they are asked for, in the text of that round, and kept for the next. */
  const lineStarts = [0];
  let inRaw = false;
  let inTail = false;
  const openTags: string[] = [];
  const openCounts = new Map<string, number>();
  /** The raw block that is being read. */
  let pending: string[] = [];
  let pendingLine = 0;
  /** `script` or `style`, within one. */
  let cdataTag: string | undefined;

  const rest = readRound(readRound(source, false), true);
  if (rest !== '') handleData(rest);
  if (pending.length > 0) output.add(stash.add(pending.join('')), pendingLine);
  return output.finish();

  /** Reads a text as far as it can be, and gives what is left of it. */
  function readRound(text: string, isLast: boolean): string {
    const points = codePointsOf(text);
    const startTagAt = startTagsOf(text);
    const nextLess = searching(text, '<');
    const nextAmpersand = searching(text, '&');
    const nextGreater = searching(text, '>');
    const nextSemicolon = searching(text, ';');
    const nextInstructionEnd = searching(text, '?>');
    const nextCommentEnd = remembering((from) => findCommentEnd(text, from, version));
    const greaterFromHere = searching(text, '>');
    const nextOtherThanBlank = remembering((from) => {
      const start = skipBlanks(text, from);
      return { start, end: start };
    });
    const nextSectionEnd = remembering((from) => findSectionEnd(text, from));
    const nextOfficeSectionEnd = remembering((from) => findOfficeSectionEnd(text, from));

    let at = 0;
    while (at < text.length) {
      const construct = nextConstruct(at);
      if (construct === undefined && cdataTag !== undefined) break;
      const dataEnd = construct ?? text.length;
      if (at < dataEnd) handleData(text.slice(at, dataEnd));
      at = advance(at, dataEnd);
      if (at === text.length) break;
      if (text[at] === '<') {
        let end = readMarkup(at);
        if (end === INCOMPLETE) {
          if (!isLast) break;
          end = endOfBrokenMarkup(at);
          handleData(text.slice(at, end));
        }
        at = advance(at, end);
        continue;
      }
      const end = readReference(at);
      if (end !== undefined) {
        at = advance(at, end);
        continue;
      }
      if (text[at + 1] === '#') {
        if (nextSemicolon(at) !== undefined) {
          handleData('&#');
          at = advance(at, at + 2);
        }
        break;
      }
      if (at + 1 === text.length) break;
      handleData('&');
      at = advance(at, at + 1);
    }
    if (isLast && at < text.length && cdataTag === undefined) {
      handleData(text.slice(at));
      at = advance(at, text.length);
    }
    return text.slice(at);

    /** The index of the next `<` or `&`; in a script, of its end tag. */
    function nextConstruct(from: number): number | undefined {
      if (cdataTag !== undefined) return findEndTag(text, cdataTag, from);
      const less = nextLess(from)?.start;
      const ampersand = nextAmpersand(from)?.start;
      if (less === undefined || ampersand === undefined) return less ?? ampersand;
      return Math.min(less, ampersand);
    }

    /** Moves the position over what was read. */
    function advance(from: number, to: number): number {
      const lines = countLines(text, from, to);
      line += lines;
      const columnStart = lines > 0 ? text.lastIndexOf('\n', to - 1) + 1 : from;
      const columns = points.countTo(to) - points.countTo(columnStart);
      column = lines > 0 ? columns : column + columns;
      return to;
    }

    /** What is data of markup that never ends. */
    function endOfBrokenMarkup(start: number): number {
      return nextGreater(start + 1)?.end ?? nextLess(start + 1)?.start ?? start + 1;
    }

    /** Reads what begins with `<`, and gives its end. */
    function readMarkup(start: number): number {
      if (isAsciiLetter(text.charCodeAt(start + 1))) return readStartTag(start, startTagAt(start));
      switch (text[start + 1]) {
        case '/':
          return readEndTag(start);
        case '!':
          return text.startsWith('<!--', start) ? readComment(start) : readDeclaration(start);
        case '?':
          return readInstruction(start);
        case undefined:
          return INCOMPLETE;
        default:
          handleData('<');
          return start + 1;
      }
    }

    function readStartTag(start: number, tag: StartTag): number {
      if (tag.kind === 'incomplete') return version === '3.7' ? INCOMPLETE : readLess(start);
      const tagText = text.slice(start, tag.end);
      if (tag.kind === 'data') handleData(tagText);
      else if (tag.isSelfClosing || EMPTY_TAGS.has(tag.name))
        handleEmpty(tagText, isBlockLevel(tag.name, version));
      else handleStartTag(tag.name, tagText);
      return tag.end;
    }

    /** Reads a `<` that begins nothing. */
    function readLess(start: number): number {
      handleData('<');
      return start + 1;
    }

    function readEndTag(start: number): number {
      if (version === '3.10' && !isAsciiLetter(text.charCodeAt(start + 2))) {
        handleData('</');
        return start + 2;
      }
      const end = nextGreater(start + 1)?.end;
      if (end === undefined) return INCOMPLETE;
      const regular = regularEndTag(text, start);
      if (regular !== undefined) {
        if (cdataTag !== undefined && regular !== cdataTag) {
          handleData(text.slice(start, end));
          return end;
        }
        handleEndTag(regular);
        cdataTag = undefined;
        return end;
      }
      if (cdataTag !== undefined) {
        handleData(text.slice(start, end));
        return end;
      }
      if (!isAsciiLetter(text.charCodeAt(start + 2))) {
        return text.startsWith('</>', start) ? start + 3 : readBogusComment(start);
      }
      const nameEnd = tagNameEnd(text, start + 2);
      handleEndTag(text.slice(start + 2, nameEnd).toLowerCase());
      return nextGreater(nameEnd)?.end ?? end;
    }

    function readComment(start: number): number {
      const end = nextCommentEnd(start + 4);
      if (end === undefined) return version === '3.7' ? INCOMPLETE : readLess(start);
      handleEmpty(`<!--${text.slice(start + 4, end.start)}-->`, true);
      return end.end;
    }

    /** Whether what is read can be a block, and is not in a line of text. */
    function canBeBlock(): boolean {
      return isAtLineStart() || inTail;
    }

    function readInstruction(start: number): number {
      if (!canBeBlock()) {
        handleData('<?');
        return start + 2;
      }
      const end = nextInstructionEnd(start + 2);
      if (end === undefined) return INCOMPLETE;
      handleEmpty(text.slice(start, end.end), true);
      return end.end;
    }

    function readDeclaration(start: number): number {
      if (!canBeBlock()) {
        handleData('<!');
        return start + 2;
      }
      if (text.startsWith('<![', start)) return readMarkedSection(start);
      const isDoctype = text.slice(start, start + 9).toLowerCase() === '<!doctype';
      if (!isDoctype) return readBogusComment(start);
      const end = nextGreater(start + 9)?.end;
      if (end === undefined) return INCOMPLETE;
      handleEmpty(text.slice(start, end), true);
      return end;
    }

    function readMarkedSection(start: number): number {
      if (version === '3.10' && !text.startsWith('<![CDATA[', start)) return readUnknownSection(start);
      const name = start + 3;
      let nameEnd = name;
      if (isAsciiLetter(text.charCodeAt(name))) {
        while (isOfSectionName(text.charCodeAt(nameEnd))) nameEnd++;
      } else if (name < text.length) {
        return readUnknownSection(start);
      }
      if (skipSpace(text, nameEnd) === text.length) return INCOMPLETE;
      const keyword = text.slice(name, nameEnd).toLowerCase();
      const isOffice = OFFICE_SECTIONS.has(keyword);
      if (!isOffice && !SECTIONS.has(keyword)) return readUnknownSection(start);
      const end = isOffice ? nextOfficeSectionEnd(name) : nextSectionEnd(name);
      if (end === undefined) return INCOMPLETE;
      const content = text.slice(name, end.start);
      handleEmpty(`<![${content}${content.startsWith('CDATA[') ? ']]>' : ']>'}`, true);
      return end.end;
    }

    /** On most of these, 3.7 ends with an error; they are read as 3.10 reads them. */
    function readUnknownSection(start: number): number {
      const end = readBogusComment(start);
      return end === INCOMPLETE ? readLess(start) : end;
    }

    function readBogusComment(start: number): number {
      const end = nextGreater(start + 2)?.end;
      if (end === undefined) return INCOMPLETE;
      handleEmpty(text.slice(start, end), false);
      return end;
    }

    /** Reads a character reference, and gives its end if it is one. */
    function readReference(start: number): number | undefined {
      if (text[start + 1] === '#') {
        const end = numericReferenceEnd(text, start);
        if (end === undefined) return undefined;
        handleEmpty(`${text.slice(start, end)};`, false);
        return text[end] === ';' ? end + 1 : end;
      }
      const end = namedReferenceEnd(text, start);
      if (end !== undefined) handleEmpty(text.slice(start, end), false);
      return end;
    }

    /** Where Python thinks that the construct begins, in code points: in the second round it is often wrong. */
    function here(): number {
      return lineStart() + column;
    }

    function lineStart(): number {
      for (let count = lineStarts.length; count < line; count++) {
        const from = lineStarts[count - 1] ?? 0;
        const lineEnd = from > points.count ? -1 : text.indexOf('\n', points.indexOf(from));
        lineStarts.push((lineEnd === -1 ? points.count : points.countTo(lineEnd)) + 1);
      }
      return lineStarts[line - 1] ?? 0;
    }

    /**
     * Whether there are at most three characters of white space before what is read. Where this is asked counts: it finds starts of lines in
     * the text of this round.
     */
    function isAtLineStart(): boolean {
      if (column === 0) return true;
      if (column > 3) return false;
      const start = lineStart();
      return isBlank(text, points.indexOf(start), points.indexOf(start + column));
    }

    /** Whether the line ends behind so many characters from here, and the next is empty. */
    function isBeforeEmptyLine(characters: string): boolean {
      const at = points.indexOf(here() + codePointsOf(characters).count);
      const lineEnd = nextOtherThanBlank(at)?.start ?? text.length;
      return text[lineEnd] === '\n' && text[skipBlanks(text, lineEnd + 1)] === '\n';
    }

    function handleStartTag(name: string, tagText: string): void {
      if (isBlockLevel(name, version) && (inTail || (isAtLineStart() && !inRaw))) {
        inRaw = true;
        output.addLineEnds('\n', line - 1);
      }
      if (!inRaw) {
        output.add(tagText, line - 1);
        return;
      }
      if (CDATA_TAGS.has(name)) cdataTag = name;
      openTags.push(name);
      openCounts.set(name, (openCounts.get(name) ?? 0) + 1);
      addPending(tagText);
    }

    function handleEndTag(name: string): void {
      const tagText = endTagText() ?? `</${name}>`;
      if (!inRaw) {
        output.add(tagText, line - 1);
        return;
      }
      addPending(tagText);
      closeTag(name);
      if (openTags.length > 0) return;
      if (isBeforeEmptyLine(tagText)) addPending('\n');
      else inTail = true;
      inRaw = false;
      output.add(stash.add(pending.join('')), pendingLine);
      output.addLineEnds('\n\n', line - 1);
      pending = [];
    }

    /** What is taken for the end tag's text: in the second round it is often of another place, and may be long. */
    function endTagText(): string | undefined {
      const from = points.indexOf(here());
      const end = greaterFromHere(from)?.end;
      return end !== undefined && work.spend(end - from) ? text.slice(from, end) : undefined;
    }

    function handleEmpty(constructText: string, isBlock: boolean): void {
      if (inRaw || inTail) {
        addPending(constructText);
        return;
      }
      if (!isAtLineStart() || !isBlock) {
        output.add(constructText, line - 1);
        return;
      }
      const isFollowed = !isBeforeEmptyLine(constructText);
      if (isFollowed) inTail = true;
      if (output.last.endsWith('\n') && !output.last.endsWith('\n\n')) output.addLineEnds('\n', line - 1);
      output.add(stash.add(isFollowed ? constructText : `${constructText}\n`), line - 1);
      output.addLineEnds('\n\n', line - 1);
    }
  }

  function handleData(data: string): void {
    if (inTail && data.includes('\n')) inTail = false;
    if (inRaw) addPending(data);
    else output.add(data, line - 1);
  }

  function addPending(text: string): void {
    if (pending.length === 0) pendingLine = line - 1;
    pending.push(text);
  }

  /** Takes a tag off the open ones, and all that were opened within it. */
  function closeTag(name: string): void {
    if ((openCounts.get(name) ?? 0) === 0) return;
    for (let last = openTags.pop(); last !== undefined; last = openTags.pop()) {
      openCounts.set(last, (openCounts.get(last) ?? 0) - 1);
      if (last === name) return;
    }
  }
}

/** `--\s*>` in 3.7, `--!?>` in 3.10. */
function findCommentEnd(
  text: string,
  from: number,
  version: Version,
): { start: number; end: number } | undefined {
  for (let start = text.indexOf('--', from); start !== -1; start = text.indexOf('--', start + 1)) {
    const at =
      version === '3.7' ? skipSpace(text, start + 2) : text[start + 2] === '!' ? start + 3 : start + 2;
    if (text[at] === '>') return { start, end: at + 1 };
  }
  return undefined;
}

/** `]\s*]\s*>`. */
function findSectionEnd(text: string, from: number): { start: number; end: number } | undefined {
  for (let start = text.indexOf(']', from); start !== -1; start = text.indexOf(']', start + 1)) {
    const second = skipSpace(text, start + 1);
    if (text[second] !== ']') continue;
    const greater = skipSpace(text, second + 1);
    if (text[greater] === '>') return { start, end: greater + 1 };
  }
  return undefined;
}

/** `]\s*>`. */
function findOfficeSectionEnd(text: string, from: number): { start: number; end: number } | undefined {
  for (let start = text.indexOf(']', from); start !== -1; start = text.indexOf(']', start + 1)) {
    const greater = skipSpace(text, start + 1);
    if (text[greater] === '>') return { start, end: greater + 1 };
  }
  return undefined;
}

/** The start of the next `</\s*name\s*>`, in upper or lower case. */
function findEndTag(text: string, name: string, from: number): number | undefined {
  for (let start = text.indexOf('</', from); start !== -1; start = text.indexOf('</', start + 2)) {
    const at = skipSpace(text, start + 2);
    // Python's pattern ignores case, and takes the long s for an s.
    const isName =
      text
        .slice(at, at + name.length)
        .toLowerCase()
        .replaceAll('\u017f', 's') === name;
    if (isName && text[skipSpace(text, at + name.length)] === '>') return start;
  }
  return undefined;
}

/** The name, in lower case, of the `</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>` at an index. */
function regularEndTag(text: string, start: number): string | undefined {
  const name = skipSpace(text, start + 2);
  if (!isAsciiLetter(text.charCodeAt(name))) return undefined;
  let end = name;
  while (isOfEndTagName(text.charCodeAt(end))) end++;
  return text[skipSpace(text, end)] === '>' ? text.slice(name, end).toLowerCase() : undefined;
}

function isOfEndTagName(unit: number): boolean {
  return isAsciiLetterOrDigit(unit) || unit === 0x2d || unit === 0x2e || unit === 0x3a || unit === 0x5f;
}

function isOfSectionName(unit: number): boolean {
  return isAsciiLetterOrDigit(unit) || unit === 0x2d || unit === 0x2e || unit === 0x5f;
}

/** The end, before a semicolon, of the `&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]` at an index. */
function numericReferenceEnd(text: string, start: number): number | undefined {
  const isHex = text[start + 2] === 'x' || text[start + 2] === 'X';
  const digits = isHex ? start + 3 : start + 2;
  let end = digits;
  while (isHex ? isHexDigit(text.charCodeAt(end)) : isAsciiDigit(text.charCodeAt(end))) end++;
  const isReference = end > digits && end < text.length && !isHexDigit(text.charCodeAt(end));
  return isReference ? end : undefined;
}

/** The end of the `&[a-zA-Z][-.a-zA-Z0-9]*;` at an index. */
function namedReferenceEnd(text: string, start: number): number | undefined {
  if (!isAsciiLetter(text.charCodeAt(start + 1))) return undefined;
  let end = start + 2;
  while (isOfReferenceName(text.charCodeAt(end))) end++;
  return text[end] === ';' ? end + 1 : undefined;
}

function isOfReferenceName(unit: number): boolean {
  return isAsciiLetterOrDigit(unit) || unit === 0x2d || unit === 0x2e;
}
