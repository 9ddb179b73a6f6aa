import type { Definition } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { tooCostly } from './parseBudget';

/** A link definition as CommonMark reads it. */
export interface ReadDefinition {
  /** As written. */
  readonly label: string;
  readonly definition: Definition;
}

const DEFINITION = /^\[((?:[^[\]\\]|\\.)*)\]:[ \t]*/;

/** What was read last: each definition is asked for by every paragraph that uses it. */
const remembered = new Map<string, ReadDefinition[]>();
const MAX_REMEMBERED = 200;

/** The definition on a line; none where the line is no definition. */
export function readDefinition(line: string): ReadDefinition[] {
  const known = remembered.get(line);
  if (known) return known;
  const read = definitionOn(line);
  const [oldest] = remembered.keys();
  if (remembered.size >= MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  remembered.set(line, read);
  return read;
}

function definitionOn(line: string): ReadDefinition[] {
  const [start, label] = DEFINITION.exec(line) ?? [];
  if (start === undefined || label === undefined) return [];
  if (tooCostly(line) === null) return definitionIn(line).map((definition) => ({ label, definition }));
  // Pictures that word processors write into the address are far too long to be parsed.
  const url = line.slice(start.length).replace(/^<|>$/g, '');
  return definitionIn(`[${label}]: #`).map((definition) => ({ label, definition: { ...definition, url } }));
}

function definitionIn(text: string): Definition[] {
  return fromMarkdown(text).children.filter((node) => node.type === 'definition');
}
