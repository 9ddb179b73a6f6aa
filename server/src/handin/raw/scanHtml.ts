import { isBlockLevel } from '../blockLevel';
import { either, remembering, searching } from '../nextMatch';
import { isAsciiLetter, skipSpace } from '../pythonText';
import type { Version } from '../version';
import {
  findCommentEnd,
  findEndTag,
  findOfficeSectionEnd,
  findSectionEnd,
  isOfSectionName,
  namedReferenceEnd,
  numericReferenceEnd,
  regularEndTag,
} from './htmlSyntax';
import type { Position } from './position';
import { startTagsOf, tagNameEnd, type StartTag } from './startTags';

/** Handles what the scanner finds; called while the position is at its start. */
export interface HtmlHandler {
  /** Handles text. */
  data(text: string): void;
  /** Handles a start tag, and says whether it belongs to raw HTML. */
  startTag(name: string, text: string): boolean;
  /** Handles an end tag. */
  endTag(name: string): void;
  /** Handles something without content: a self-closing tag, a comment, a reference. */
  empty(text: string, isBlock: boolean): void;
  /** Whether an instruction or a declaration may be a block here, rather than text. */
  canBeginBlock(): boolean;
  /** Called where the library fails with an error. */
  fail(): void;
}

/** For an incomplete construct: the text ends before it does. */
const INCOMPLETE = -1;

/** Tags without an end tag. */
const EMPTY_TAGS = new Set(['hr']);

/** Tags whose content is not HTML. */
const CDATA_TAGS = new Set(['script', 'style']);

/** Marked sections, by the name after `<![`: those that end with `]]>`, and those that end with `]>`. */
const SECTIONS = new Set(['temp', 'cdata', 'ignore', 'include', 'rcdata']);
const OFFICE_SECTIONS = new Set(['if', 'else', 'endif']);

/**
 * Finds tags, comments and the like in a text: Python's `html.parser` with the library's changes. Reads a text in two
 * rounds: the first ends where something may be incomplete, the second reads the rest of the text and takes such things
 * as data.
 * Gives whether the first round read everything: then a text after this one is read as if it were on its own.
 */
export function scanHtml(
  source: string,
  version: Version,
  position: Position,
  handler: HtmlHandler,
): boolean {
  /** `script` or `style`, within one. */
  let cdataTag: string | undefined;

  const left = readRound(source, false);
  const rest = readRound(left, true);
  if (rest !== '') handler.data(rest);
  return left === '';

  /** Reads as much of a text as possible, and gives the rest. */
  function readRound(text: string, isLast: boolean): string {
    position.beginRound(text);
    const startTagAt = startTagsOf(text);
    const nextLess = searching(text, '<');
    const nextMark = either(nextLess, searching(text, '&'));
    const nextGreater = searching(text, '>');
    const nextSemicolon = searching(text, ';');
    const nextInstructionEnd = searching(text, '?>');
    const nextCommentEnd = remembering((from) => findCommentEnd(text, from, version));
    const nextSectionEnd = remembering((from) => findSectionEnd(text, from));
    const nextOfficeSectionEnd = remembering((from) => findOfficeSectionEnd(text, from));

    let at = 0;
    while (at < text.length) {
      const construct = nextConstruct(at);
      if (construct === undefined && cdataTag !== undefined) break;
      const dataEnd = construct ?? text.length;
      if (at < dataEnd) handler.data(text.slice(at, dataEnd));
      at = advance(at, dataEnd);
      if (at === text.length) break;
      if (text[at] === '<') {
        let end = readMarkup(at);
        if (end === INCOMPLETE) {
          if (!isLast) break;
          end = endOfBrokenMarkup(at);
          handler.data(text.slice(at, end));
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
          handler.data('&#');
          at = advance(at, at + 2);
        }
        break;
      }
      if (at + 1 === text.length) break;
      handler.data('&');
      at = advance(at, at + 1);
    }
    if (isLast && at < text.length && cdataTag === undefined) {
      handler.data(text.slice(at));
      at = advance(at, text.length);
    }
    return text.slice(at);

    /** The index of the next `<` or `&`; in a script, of its end tag. */
    function nextConstruct(from: number): number | undefined {
      if (cdataTag !== undefined) return findEndTag(text, cdataTag, from);
      return nextMark(from)?.start;
    }

    /** Moves past the text that was read. */
    function advance(from: number, to: number): number {
      position.advance(from, to);
      return to;
    }

    /** The end of the data of markup that never ends. */
    function endOfBrokenMarkup(start: number): number {
      return nextGreater(start + 1)?.end ?? nextLess(start + 1)?.start ?? start + 1;
    }

    /** Reads markup that begins with `<`, and gives its end. */
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
          handler.data('<');
          return start + 1;
      }
    }

    function readStartTag(start: number, tag: StartTag): number {
      if (tag.kind === 'incomplete') return version === '3.7' ? INCOMPLETE : readLess(start);
      const tagText = text.slice(start, tag.end);
      if (tag.kind === 'data') handler.data(tagText);
      else if (tag.isSelfClosing || EMPTY_TAGS.has(tag.name))
        handler.empty(tagText, isBlockLevel(tag.name, version));
      else if (handler.startTag(tag.name, tagText) && CDATA_TAGS.has(tag.name)) cdataTag = tag.name;
      return tag.end;
    }

    /** Reads a `<` that begins nothing. */
    function readLess(start: number): number {
      handler.data('<');
      return start + 1;
    }

    function readEndTag(start: number): number {
      if (version === '3.10' && !isAsciiLetter(text.charCodeAt(start + 2))) {
        handler.data('</');
        return start + 2;
      }
      const end = nextGreater(start + 1)?.end;
      if (end === undefined) return INCOMPLETE;
      const regular = regularEndTag(text, start);
      if (regular !== undefined) {
        if (cdataTag !== undefined && regular !== cdataTag) {
          handler.data(text.slice(start, end));
          return end;
        }
        handler.endTag(regular);
        cdataTag = undefined;
        return end;
      }
      if (cdataTag !== undefined) {
        handler.data(text.slice(start, end));
        return end;
      }
      if (!isAsciiLetter(text.charCodeAt(start + 2))) {
        return text.startsWith('</>', start) ? start + 3 : readBogusComment(start);
      }
      const nameEnd = tagNameEnd(text, start + 2);
      handler.endTag(text.slice(start + 2, nameEnd).toLowerCase());
      return nextGreater(nameEnd)?.end ?? end;
    }

    function readComment(start: number): number {
      const end = nextCommentEnd(start + 4);
      if (end === undefined) return version === '3.7' ? INCOMPLETE : readLess(start);
      handler.empty(`<!--${text.slice(start + 4, end.start)}-->`, true);
      return end.end;
    }

    function readInstruction(start: number): number {
      if (!handler.canBeginBlock()) {
        handler.data('<?');
        return start + 2;
      }
      const end = nextInstructionEnd(start + 2);
      if (end === undefined) return INCOMPLETE;
      handler.empty(text.slice(start, end.end), true);
      return end.end;
    }

    function readDeclaration(start: number): number {
      if (!handler.canBeginBlock()) {
        handler.data('<!');
        return start + 2;
      }
      if (text.startsWith('<![', start)) return readMarkedSection(start);
      const isDoctype = text.slice(start, start + 9).toLowerCase() === '<!doctype';
      if (!isDoctype) return readBogusComment(start);
      const end = nextGreater(start + 9)?.end;
      if (end === undefined) return INCOMPLETE;
      handler.empty(text.slice(start, end), true);
      return end;
    }

    function readMarkedSection(start: number): number {
      if (version === '3.10' && !text.startsWith('<![CDATA[', start)) return readUnknownSection(start);
      const name = start + 3;
      let nameEnd = name;
      if (isAsciiLetter(text.charCodeAt(name))) {
        while (isOfSectionName(text.charCodeAt(nameEnd))) nameEnd++;
      } else if (name < text.length) {
        handler.fail();
        return readUnknownSection(start);
      }
      if (skipSpace(text, nameEnd) === text.length) return INCOMPLETE;
      const keyword = text.slice(name, nameEnd).toLowerCase();
      const isOffice = OFFICE_SECTIONS.has(keyword);
      if (!isOffice && !SECTIONS.has(keyword)) {
        handler.fail();
        return readUnknownSection(start);
      }
      const end = isOffice ? nextOfficeSectionEnd(name) : nextSectionEnd(name);
      if (end === undefined) return INCOMPLETE;
      const content = text.slice(name, end.start);
      handler.empty(`<![${content}${content.startsWith('CDATA[') ? ']]>' : ']>'}`, true);
      return end.end;
    }

    /** 3.7 fails with an error on most of these; they are read as in 3.10. */
    function readUnknownSection(start: number): number {
      const end = readBogusComment(start);
      return end === INCOMPLETE ? readLess(start) : end;
    }

    function readBogusComment(start: number): number {
      const end = nextGreater(start + 2)?.end;
      if (end === undefined) return INCOMPLETE;
      handler.empty(text.slice(start, end), false);
      return end;
    }

    /** Reads a character reference, and gives its end; undefined if it is none. */
    function readReference(start: number): number | undefined {
      if (text[start + 1] === '#') {
        const end = numericReferenceEnd(text, start);
        if (end === undefined) return undefined;
        handler.empty(`${text.slice(start, end)};`, false);
        return text[end] === ';' ? end + 1 : end;
      }
      const end = namedReferenceEnd(text, start);
      if (end !== undefined) handler.empty(text.slice(start, end), false);
      return end;
    }
  }
}
