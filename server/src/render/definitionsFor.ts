const LINE_BREAK = /[\r\n]+[ \t>]*/g;
const LABEL = /\[((?:[^[\]\\]|\\.)*)\]/g;
const DEFINED_LABEL = /^\[((?:[^[\]\\]|\\.)*)\]:/;

/** Those of a document's link definitions, one a line, that a text refers to; a label stands in brackets and holds none. */
export function definitionsFor(text: string, definitions: string): string {
  if (definitions === '') return '';
  const labels = new Set<string>();
  for (const [, label = ''] of text.replace(LINE_BREAK, ' ').matchAll(LABEL)) labels.add(normalise(label));
  const related = definitions
    .split('\n')
    .filter((definition) => labels.has(normalise(DEFINED_LABEL.exec(definition)?.[1] ?? '')));
  return related.join('\n');
}

/** Labels match without regard to case and amount of white space (CommonMark, Link reference definitions). */
function normalise(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
