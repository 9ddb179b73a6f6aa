import type { HandinLine } from './handinLines';

/** An HTML element that Python-Markdown takes out of the text before it reads any Markdown (its `htmlparser.py`). */
export interface RawElement {
  readonly name: string;
  /** Lines in the block, both inclusive. */
  readonly first: number;
  readonly last: number;
  /** Where its tag stands on the first line, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** False where its end tag is missing, so that it reaches to the end of the answer and beyond. */
  readonly isClosed: boolean;
}

/** The elements that Python-Markdown takes for blocks, as far as GitHub lets them through. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li main nav ' +
    'ol p section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Attributes may hold anything; longer tags are nobody's. */
const TAG = /<(\/?)([a-z][a-z0-9]{0,20})(?=[\s/>])([^<>]{0,1000})>/gi;
const OPENING = /^ {0,3}(<([a-z][a-z0-9]{0,20})(?=[\s/>])[^<>]{0,1000}(?<!\/)>)/i;

/** The elements that begin a line of their own outside quotes, in order; none lies in another. */
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

/** The line with the tag that ends an element; null where there is none. Tags that are never closed end with the one around them. */
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
