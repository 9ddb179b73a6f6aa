import { sha256 } from '@noble/hashes/sha2.js';
import { endOf, positionAfter, textIn, type Lines } from '../text/lines';
import { position, type Position, type Range } from '../text/position';
import { memoizeByText } from '../text/memo';
import { isKnownWording } from './editions';
import type { Bounds, Limits, Prompt } from './report';

/** What ends a question's wording (docs/grammar.md, Editions). */
const END_OF_WORDING = /(?:Recommended {1,40}a|A)nswer {1,40}length|Example|Answer:/;

const TO = String.raw`(?: {0,40}(?:[-\u2010-\u2015\u2212]|to) {0,40}(\d{1,6}))`;
const WORDS = String.raw`(\d{1,6})${TO} {1,40}words?`;
const IMAGES = String.raw`(\d{1,3})${TO}? {1,40}(?:images?|figures?|screenshots?|pictures?)`;
/** `Answer length: 100-200 words + 1 to 3 screenshots`: the statement, and its four numbers. */
const STATEMENT = new RegExp(
  String.raw`answer {1,40}length[ :]{1,40}(${WORDS}(?: {0,40}\+ {0,40}${IMAGES})?)`,
  'di',
);

const VERB = 'insert|upload|include|add|attach|provide';
const THING = 'images?|figures?|screenshots?|pictures?|diagrams?';
/** `Upload 1-2 images`: two numbers or a word. */
const REQUEST = new RegExp(
  String.raw`\b(?:${VERB}) {1,40}(?:(\d{1,3})${TO}?|(an?|one|two|three|four|five)) {1,40}(?:[a-z-]{1,20} {1,40})?(?:${THING})\b`,
  'i',
);
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
};

/** The prompt between a question's heading (the first of `lines`) and its `Answer:`, or the end if there is none. */
export function scanPrompt(lines: Lines, marker?: Position): Prompt {
  const start = position(1, 0);
  const end = marker ?? endOf(lines);
  const text = end.line === 0 ? '' : plainText(textIn(lines, { start, end }));
  const wording = text.slice(0, indexOrLength(text, END_OF_WORDING));
  const statement = STATEMENT.exec(text);
  const stated = statement ? readStatement(statement) : {};
  const images = stated.images ?? requestedImages(wording);
  return {
    range: end.line === 0 ? { start: end, end } : { start, end: marker ? endOfPrompt(lines, marker) : end },
    hash: wordingHash(wording),
    stated: { ...stated, ...(images && { images }) },
    statement: statement && placeOf(lines, start, statement.indices?.[1]),
  };
}

/**
 * A text of the same length with spaces instead of quote marks (anywhere in a re-wrapped prompt), emphasis and line
 * ends.
 */
function plainText(text: string): string {
  return text.replace(/[>*_\s]/g, ' ');
}

function indexOrLength(text: string, expression: RegExp): number {
  const index = text.search(expression);
  return index < 0 ? text.length : index;
}

/** The start of the marker's line if no part of the prompt is on it. */
function endOfPrompt(lines: Lines, marker: Position): Position {
  const before = (lines[marker.line] ?? '').slice(0, marker.character);
  return plainText(before).trim() === '' ? position(marker.line, 0) : marker;
}

function placeOf(lines: Lines, from: Position, span: readonly [number, number] | undefined): Range | null {
  if (!span) return null;
  const start = positionAfter(lines, from, span[0]);
  return { start, end: positionAfter(lines, start, span[1] - span[0]) };
}

/**
 * Where the templates' links to example figures lead; in a report that was moved, or is not a copy, they have other
 * targets.
 */
const EXAMPLE_FIGURES = ['bucket', 'build', 'overview', 'registry', 'wandb'];
const LINK_TARGET = /\]\([^()]{0,500}\)/;

/** The hash of a wording. If only the target of its link differs, the hash of the template's wording. */
export function wordingHash(wording: string, isKnown = isKnownWording): string | null {
  const hash = hashOf(wording);
  if (hash === null || isKnown(hash) || !LINK_TARGET.test(wording)) return hash;
  const others = EXAMPLE_FIGURES.map((name) =>
    hashOf(wording.replace(LINK_TARGET, `](figures/${name}.png)`)),
  );
  return others.find((other) => other !== null && isKnown(other)) ?? hash;
}

/**
 * Wordings of this many characters in all are remembered, twice those of a report: most edits leave the prompts alone.
 */
const REMEMBERED = 32 * 1024;

/** The hash of a wording as in the table of editions; null if nothing is left of it. */
function hashOf(wording: string): string | null {
  // Keep a copy: a substring would hold the whole document in memory.
  const letters = wording.toLowerCase().replace(/[^a-z0-9]/g, '');
  return letters === '' ? null : hashOfLetters(letters);
}

const hashOfLetters = memoizeByText(REMEMBERED, hashLetters, ({ length }) => length);

function hashLetters(letters: string): string {
  const digest = sha256(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function readStatement([, , minWords, maxWords, minImages, maxImages]: RegExpExecArray): Limits {
  const words = boundsOf(minWords, maxWords);
  const images = boundsOf(minImages, maxImages);
  return { ...(words && { words }), ...(images && { images }) };
}

/** What a wording such as `Upload 1-2 images` asks for. */
function requestedImages(wording: string): Bounds | undefined {
  const [, min, max, word] = REQUEST.exec(wording) ?? [];
  const number = word === undefined ? undefined : NUMBER_WORDS[word.toLowerCase()];
  return number === undefined ? boundsOf(min, max) : { min: number, max: number };
}

function boundsOf(min: string | undefined, max = min): Bounds | undefined {
  return min === undefined || max === undefined ? undefined : { min: Number(min), max: Number(max) };
}
