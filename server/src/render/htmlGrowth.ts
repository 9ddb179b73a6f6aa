import * as l10n from '@vscode/l10n';
import type { Definition, Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Most characters that references may repeat from definitions; cmark has such a bound, too. */
const MAX_REPEATED = 256 * 1024;

/**
 * Most elements that unclosed formatting may make: a browser opens each `<b>` that is not closed again in each paragraph behind it,
 * so a few kilobytes could grow to many megabytes.
 */
const MAX_REOPENED = 20_000;

/** The elements that are opened again (HTML standard, the list of active formatting elements). */
const FORMATTING: ReadonlySet<string> = new Set(
  'a b big code em font i nobr s small strike strong tt u'.split(' '),
);
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

const ANY_TAG = /<(\/?)([a-z][a-z0-9-]*)/gi;
const PLAIN_TAG = /<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])(?:[^<>"']|"[^<>"]*"|'[^<>']*')*>/gi;

/** What makes the HTML of a parsed text grow. */
export interface Growth {
  /** Characters that references repeat from definitions. */
  readonly repeated: number;
  /** Formatting elements that may stay open. */
  readonly unclosed: number;
  /** Nodes and tags, in each of which they may be opened again. */
  readonly places: number;
}

/** What makes the HTML of a parsed text grow. */
export function growthOf(tree: Root): Growth {
  const definitions = new Map<string, Definition>();
  const nodes = nodesOf(tree);
  for (const { node } of nodes)
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
  return {
    repeated: repeatedLength(nodes, definitions),
    unclosed: unclosedFormatting(nodes),
    places: nodes.length + tagCount(nodes),
  };
}

/** The reason why the HTML of a text in parts would grow too large, to be put behind "because"; null where it would not. */
export function tooLarge(parts: readonly Growth[]): string | null {
  const sum = (name: keyof Growth): number => parts.reduce((total, part) => total + part[name], 0);
  if (sum('repeated') > MAX_REPEATED) return l10n.t('Its links repeat a very long address.');
  if (sum('unclosed') * sum('places') > MAX_REOPENED) return l10n.t('It has too many unclosed HTML tags.');
  return null;
}

/** How deep the tags of HTML may lie in one another, from above: end tags that may be left out are missed. */
export function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, slash, name = ''] of html.matchAll(ANY_TAG)) {
    if (VOID.has(name.toLowerCase())) continue;
    depth = slash === '' ? depth + 1 : Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

interface Place {
  readonly node: Nodes;
  readonly parent: Nodes;
}

/** In the order of the document. */
function nodesOf(tree: Root): Place[] {
  const places: Place[] = [];
  visit(tree, (node, _index, parent) => void places.push({ node, parent: parent ?? tree }));
  return places;
}

function repeatedLength(nodes: readonly Place[], definitions: ReadonlyMap<string, Definition>): number {
  let length = 0;
  for (const { node } of nodes) {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') continue;
    const definition = definitions.get(node.identifier);
    length += (definition?.url.length ?? 0) + (definition?.title?.length ?? 0);
  }
  return length;
}

function tagCount(nodes: readonly Place[]): number {
  let count = 0;
  for (const { node } of nodes) if (node.type === 'html') count += tagsBy(ANY_TAG, node.value).length;
  return count;
}

/** A tag that is never closed. */
const BARRIER = '';

/**
 * How many formatting elements of raw HTML may stay open, from above: one is taken as closed only where its end tag stands in
 * the same parent and nothing was left open between. What a node holds with comments or odd attributes is not certain.
 */
function unclosedFormatting(nodes: readonly Place[]): number {
  const open: { name: string; parent: Nodes }[] = [];
  let unclosed = 0;
  for (const { node, parent } of nodes) {
    if (node.type !== 'html') continue;
    for (const { slash, name } of tagsOf(node.value)) {
      if (slash === '') {
        if (FORMATTING.has(name)) unclosed++;
        if (!VOID.has(name)) open.push({ name, parent });
        continue;
      }
      const last = open.at(-1);
      if (last?.name !== name || last.parent !== parent) continue;
      open.pop();
      if (FORMATTING.has(name)) unclosed--;
    }
  }
  return unclosed;
}

interface Tag {
  readonly slash: string;
  readonly name: string;
}

function tagsOf(html: string): Tag[] {
  const certain = tagsBy(PLAIN_TAG, html);
  const all = tagsBy(ANY_TAG, html);
  if (certain.length === all.length && !/<[!?]/.test(html)) return certain;
  return all.length === 0 ? [] : [...all.filter(({ slash }) => slash === ''), { slash: '', name: BARRIER }];
}

function tagsBy(expression: RegExp, html: string): Tag[] {
  return [...html.matchAll(expression)].map(([, slash = '', name = '']) => ({
    slash,
    name: name.toLowerCase(),
  }));
}
