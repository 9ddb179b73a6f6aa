import { lineText } from '../../text/lines';
import { memoizeByObject } from '../../text/memo';
import type { QuestionBlock } from '../../report/report';
import { spanOf, unquote } from '../../text/codeAndComments';

/** A line of an answer as the hand-in rules see it. */
export interface HandinLine {
  /** In the block. */
  readonly line: number;
  /** How many block quotes it is in. */
  readonly depth: number;
  /** Where the text begins after quote marks, in UTF-16 units. */
  readonly start: number;
  readonly text: string;
  /** Columns before its first character; a tab reaches to the next multiple of four. */
  readonly indent: number;
  readonly isBlank: boolean;
  /** `raw`: inside an HTML element, which the hand-in leaves as it is. */
  readonly kind: 'text' | 'code' | 'comment' | 'raw';
}

/** The lines of an answer, and the HTML elements in it. */
export interface HandinAnswer {
  /** Whether the first line continues the one with `Answer:`, or is right below it. */
  readonly goesOn: boolean;
  readonly lines: readonly HandinLine[];
  readonly elements: readonly RawElement[];
}

const NOTHING: HandinAnswer = { goesOn: false, lines: [], elements: [] };

/** The lines of an answer; empty if there is no answer. */
export const handinAnswer = memoizeByObject(look);

function look({ answer, marker, lines, verbatim }: QuestionBlock): HandinAnswer {
  if (answer?.state !== 'answered' || !answer.content || !marker) return NOTHING;
  const { start, end } = answer.content;
  const isBesideMark = start.line === marker.end.line;
  const written: HandinLine[] = [];
  // Text beside `Answer:` continues its paragraph, so only the lines below can begin something.
  for (let line = isBesideMark ? start.line + 1 : start.line; line <= end.line; line++) {
    const whole = lineText(lines, line);
    const { depth, start: from } = unquote(whole);
    const text = whole.slice(from);
    const kind = spanOf(verbatim, line)?.kind ?? 'text';
    written.push({
      line,
      depth,
      start: from,
      text,
      indent: indentOf(whole, from),
      isBlank: text.trim() === '',
      kind,
    });
  }
  const elements = rawElementsIn(written);
  return {
    goesOn: start.line <= marker.end.line + 1,
    lines: written.map((one) =>
      elements.some((element) => holds(element, one)) ? { ...one, kind: 'raw' } : one,
    ),
    elements,
  };
}

function holds({ first, last }: RawElement, { line }: HandinLine): boolean {
  return first <= line && line <= last;
}

const TAB = 4;

/**
 * The columns of the spaces after a line's quote marks; a tab right after a mark gives one of its columns to the mark.
 */
function indentOf(line: string, start: number): number {
  let column = 0;
  let first = 0;
  for (let i = 0; i < line.length; i++) {
    if (i === start) first = line[i] === '\t' && line[i - 1] === '>' ? column + 1 : column;
    if (i >= start && line[i] !== ' ' && line[i] !== '\t') break;
    column += line[i] === '\t' ? TAB - (column % TAB) : 1;
  }
  return Math.max(0, column - first);
}

/** An HTML element that Python-Markdown takes out of the text before it reads any Markdown (its `htmlparser.py`). */
export interface RawElement {
  readonly name: string;
  /** Lines in the block, both inclusive. */
  readonly first: number;
  readonly last: number;
  /** Where its tag is on the first line, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** False if its end tag is missing, so that it reaches beyond the end of the answer. */
  readonly isClosed: boolean;
}

/** The elements that Python-Markdown takes for blocks, as far as GitHub lets them through. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li main nav ' +
    'ol p section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Attributes may hold anything; real tags are shorter. */
const TAG = /<(\/?)([a-z][a-z0-9]{0,20})(?=[\s/>])([^<>]{0,1000})>/gi;
const OPENING = /^ {0,3}(<([a-z][a-z0-9]{0,20})(?=[\s/>])[^<>]{0,1000}(?<!\/)>)/i;

/** The elements that begin on a line of their own outside quotes, in order, never nested. */
export function rawElementsIn(lines: readonly HandinLine[]): RawElement[] {
  const elements: RawElement[] = [];
  for (let index = 0; index < lines.length; index++) {
    const element = elementAt(lines, index);
    if (!element) continue;
    elements.push(element);
    index = lines.findIndex(({ line }) => line === element.last);
  }
  return elements;
}

function elementAt(lines: readonly HandinLine[], index: number): RawElement | null {
  const line = lines[index];
  if (line?.kind !== 'text' || line.depth > 0) return null;
  const [, tag = '', written = ''] = OPENING.exec(line.text) ?? [];
  const name = written.toLowerCase();
  if (!BLOCKS.has(name)) return null;
  const start = line.text.indexOf('<');
  const last = lastLineOf(lines, index);
  return {
    name,
    first: line.line,
    last: last ?? lines.at(-1)?.line ?? line.line,
    start,
    end: start + tag.length,
    isClosed: last !== null,
  };
}

/**
 * The line with the tag that ends an element; null if there is none. Tags that are never closed end with the one around
 * them.
 */
function lastLineOf(lines: readonly HandinLine[], index: number): number | null {
  const open: string[] = [];
  for (const { text, line } of lines.slice(index)) {
    for (const [tag, slash, written = ''] of text.matchAll(TAG)) {
      const name = written.toLowerCase();
      if (slash === '') {
        if (name !== 'hr' && !tag.endsWith('/>')) open.push(name);
      } else if (open.includes(name)) open.length = open.lastIndexOf(name);
      if (open.length === 0) return line;
    }
  }
  return null;
}
