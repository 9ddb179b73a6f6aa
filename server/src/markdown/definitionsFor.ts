const LINE_BREAK = /[\r\n]+[ \t>]*/g;
const DEFINED_LABEL = /^\[((?:[^[\]\\]|\\.)*)\]:/;

/** Link definitions by their normalised label. */
export type Definitions = ReadonlyMap<string, string>;

/** The document that was read last: its answers are read one after the other, each with all its definitions. */
let last: { readonly definitions: string; readonly index: Definitions } = {
  definitions: '',
  index: new Map(),
};

/** A document's link definitions, one a line; the first of a label counts (CommonMark, Link reference definitions). */
export function indexDefinitions(definitions: string): Definitions {
  if (definitions === last.definitions) return last.index;
  const index = new Map<string, string>();
  for (const definition of definitions.split('\n')) {
    const label = normalise(DEFINED_LABEL.exec(definition)?.[1] ?? '');
    if (label !== '' && !index.has(label)) index.set(label, definition);
  }
  last = { definitions, index };
  return index;
}

/** The definitions, one a line, that a text may refer to: a label stands in brackets and holds none. */
export function definitionsFor(text: string, definitions: Definitions): string {
  if (definitions.size === 0) return '';
  const related = new Set<string>();
  for (const label of labelsIn(text.replace(LINE_BREAK, ' '))) {
    const definition = definitions.get(normalise(label));
    if (definition !== undefined) related.add(definition);
  }
  return [...related].join('\n');
}

/** What stands between a `[` and the `]` behind it with neither between them. An escaped `[` may be code, where it is none. */
function* labelsIn(text: string): Iterable<string> {
  let start = -1;
  for (let i = 0; i < text.length; i++) {
    const isEscape = text[i] === '\\';
    if (isEscape) i++;
    if (text[i] === '[') start = i + 1;
    else if (text[i] === ']' && !isEscape) {
      if (start >= 0) yield text.slice(start, i);
      start = -1;
    }
  }
}

/** Labels match without regard to case and amount of white space (CommonMark). */
function normalise(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
