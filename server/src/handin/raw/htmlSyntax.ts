// The smaller expressions of Python's `html.parser`, and of the library's changes to it, as scanners.

import type { Found } from '../nextMatch';
import { isAsciiDigit, isAsciiLetter, isAsciiLetterOrDigit, isHexDigit, skipSpace } from '../pythonText';
import type { Version } from '../version';

/** The first end of a comment at or after an index: `--\s*>` in 3.7, `--!?>` in 3.10. */
export function findCommentEnd(text: string, from: number, version: Version): Found | undefined {
  for (let start = text.indexOf('--', from); start !== -1; start = text.indexOf('--', start + 1)) {
    const at =
      version === '3.7' ? skipSpace(text, start + 2) : text[start + 2] === '!' ? start + 3 : start + 2;
    if (text[at] === '>') return { start, end: at + 1 };
  }
  return undefined;
}

/** The first `]\s*]\s*>` at or after an index. */
export function findSectionEnd(text: string, from: number): Found | undefined {
  for (let start = text.indexOf(']', from); start !== -1; start = text.indexOf(']', start + 1)) {
    const second = skipSpace(text, start + 1);
    if (text[second] !== ']') continue;
    const greater = skipSpace(text, second + 1);
    if (text[greater] === '>') return { start, end: greater + 1 };
  }
  return undefined;
}

/** The first `]\s*>` at or after an index. */
export function findOfficeSectionEnd(text: string, from: number): Found | undefined {
  for (let start = text.indexOf(']', from); start !== -1; start = text.indexOf(']', start + 1)) {
    const greater = skipSpace(text, start + 1);
    if (text[greater] === '>') return { start, end: greater + 1 };
  }
  return undefined;
}

/** The start of the next `</\s*name\s*>`, in upper or lower case. */
export function findEndTag(text: string, name: string, from: number): number | undefined {
  for (let start = text.indexOf('</', from); start !== -1; start = text.indexOf('</', start + 2)) {
    const at = skipSpace(text, start + 2);
    // Python's pattern ignores case, so the long s matches an s.
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
export function regularEndTag(text: string, start: number): string | undefined {
  const name = skipSpace(text, start + 2);
  if (!isAsciiLetter(text.charCodeAt(name))) return undefined;
  let end = name;
  while (isOfEndTagName(text.charCodeAt(end))) end++;
  return text[skipSpace(text, end)] === '>' ? text.slice(name, end).toLowerCase() : undefined;
}

function isOfEndTagName(unit: number): boolean {
  return isAsciiLetterOrDigit(unit) || unit === 0x2d || unit === 0x2e || unit === 0x3a || unit === 0x5f;
}

/** Whether a UTF-16 unit can be part of a marked section's name. */
export function isOfSectionName(unit: number): boolean {
  return isAsciiLetterOrDigit(unit) || unit === 0x2d || unit === 0x2e || unit === 0x5f;
}

/** The end, before a semicolon, of the `&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]` at an index. */
export function numericReferenceEnd(text: string, start: number): number | undefined {
  const isHex = text[start + 2] === 'x' || text[start + 2] === 'X';
  const digits = isHex ? start + 3 : start + 2;
  let end = digits;
  while (isHex ? isHexDigit(text.charCodeAt(end)) : isAsciiDigit(text.charCodeAt(end))) end++;
  const isReference = end > digits && end < text.length && !isHexDigit(text.charCodeAt(end));
  return isReference ? end : undefined;
}

/** The end of the `&[a-zA-Z][-.a-zA-Z0-9]*;` at an index. */
export function namedReferenceEnd(text: string, start: number): number | undefined {
  if (!isAsciiLetter(text.charCodeAt(start + 1))) return undefined;
  let end = start + 2;
  while (isOfReferenceName(text.charCodeAt(end))) end++;
  return text[end] === ';' ? end + 1 : undefined;
}

function isOfReferenceName(unit: number): boolean {
  return isAsciiLetterOrDigit(unit) || unit === 0x2d || unit === 0x2e;
}
