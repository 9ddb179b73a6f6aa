const LINE_BREAK = /[\r\n]+[ \t>]*/g;
const LABEL = /\[((?:[^[\]\\]|\\.)*)\]/g;
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
  for (const [, label = ''] of text.replace(LINE_BREAK, ' ').matchAll(LABEL)) {
    const definition = definitions.get(normalise(label));
    if (definition !== undefined) related.add(definition);
  }
  return [...related].join('\n');
}

/** Labels match without regard to case and amount of white space (CommonMark). */
function normalise(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
