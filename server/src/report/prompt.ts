import { sha256 } from '@noble/hashes/sha2.js';
import { lineText, type Lines } from './lines';
import { range, type Range } from './position';
import type { Bounds, Limits, Prompt } from './report';
import { unquote } from './verbatim';

/** What ends a question's wording (grammar.md, Editions). */
const ENDS_OF_WORDING = ['Recommended answer length', 'Answer length', 'Example', 'Answer:'];

const STATEMENT =
  /answer length[:*\s]{1,9}(\d{1,6}\s{0,3}(?:-|–|to)\s{0,3}\d{1,6}\s{1,3}words?(?:\s{0,3}\+\s{0,3}\d{1,3}(?:\s{0,3}(?:-|–|to)\s{0,3}\d{1,3})?\s{1,3}(?:screenshots?|images?|figures?|pictures?))?)/i;
const WORDS = /^(\d+)\s*(?:-|–|to)\s*(\d+)/i;
const IMAGES = /\+\s*(\d+)(?:\s*(?:-|–|to)\s*(\d+))?/i;
const REQUEST =
  /\b(?:insert|upload|include|add|attach|provide)\s{1,3}(?:(\d{1,3})(?:\s{0,3}(?:-|–|to)\s{0,3}(\d{1,3}))?|(an?|one|two|three|four|five))\s{1,3}(?:[a-z-]{1,20}\s{1,3})?(?:images?|figures?|screenshots?|pictures?|diagrams?)\b/i;
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
};

/** The prompt between a question's heading (the first of `lines`) and the line of its `Answer:` (or the end). */
export function scanPrompt(lines: Lines, markerLine: number): Prompt {
  const text = lines.slice(1, markerLine).map((_, index) => contentOf(lines, index + 1));
  const wording = wordingOf(text.join('\n'));
  const statement = findStatement(lines, markerLine);
  const stated = statement ? readStatement(statement.text) : {};
  const images = stated.images ?? requestedImages(wording);
  return {
    range: range(Math.min(1, markerLine), 0, markerLine, 0),
    hash: hashOf(wording),
    stated: { ...stated, ...(images && { images }) },
    statement: statement?.range ?? null,
  };
}

/** The hash of a wording as the table of editions has it; null where nothing is left of it. */
function hashOf(wording: string): string | null {
  const letters = wording.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (letters === '') return null;
  const digest = sha256(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function wordingOf(text: string): string {
  const ends = ENDS_OF_WORDING.map((end) => text.indexOf(end)).filter((end) => end >= 0);
  return text.slice(0, Math.min(text.length, ...ends));
}

function contentOf(lines: Lines, number: number): string {
  const line = lineText(lines, number);
  return line.slice(unquote(line).start);
}

function findStatement(
  lines: Lines,
  markerLine: number,
): { readonly text: string; readonly range: Range } | null {
  for (let number = 1; number < markerLine; number++) {
    const line = lineText(lines, number);
    const text = STATEMENT.exec(line)?.[1];
    if (text === undefined) continue;
    const start = line.indexOf(text);
    return { text, range: range(number, start, number, start + text.length) };
  }
  return null;
}

function readStatement(text: string): Limits {
  const words = boundsOf(WORDS.exec(text));
  const images = boundsOf(IMAGES.exec(text));
  return { ...(words && { words }), ...(images && { images }) };
}

/** What a wording such as `Upload 1-2 images` asks for. */
function requestedImages(wording: string): Bounds | undefined {
  const match = REQUEST.exec(wording.replace(/[*_\s]+/g, ' '));
  if (!match) return undefined;
  const [, , , word] = match;
  const number = word === undefined ? undefined : NUMBER_WORDS[word.toLowerCase()];
  return number === undefined ? boundsOf(match) : { min: number, max: number };
}

function boundsOf(match: RegExpExecArray | null): Bounds | undefined {
  const [, first, second = first] = match ?? [];
  if (first === undefined || second === undefined) return undefined;
  return { min: Number(first), max: Number(second) };
}
