import type { Definition as DefinitionNode, FootnoteDefinition as FootnoteNode, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import {
  footnoteSource,
  labelsOf,
  type Definition,
  type FootnoteDefinition,
  type LinkDefinition,
} from '../markdown/linkDefinitions';
import type { KnownLabels } from '../markdown/knownLabels';
import { parseMarkdown } from '../markdown/markdown';
import { splitLines } from '../text/lines';

/** A text that was parsed as part of a document. */
export interface ParsedText {
  readonly tree: Root;
  /** The text, followed by the document's footnotes that it refers to; the tree's positions are positions in it. */
  readonly source: string;
  /** How many of its lines belong to the text. */
  readonly lines: number;
}

/** Parses a text, with the definitions of the rest of the document. Check the work first (`tooCostly`). */
export function parseInDocument(text: string, definitions: readonly Definition[]): ParsedText {
  const labels = labelsOf(definitions);
  const tree = parseMarkdown(text, labels);
  const own = ownFootnotes(tree, text);
  const links = definitions.filter((one) => one.kind === 'link').map(linkNode);
  const footnotes = definitions
    .filter((one) => one.kind === 'footnote')
    .filter(({ source }) => !own.has(source));
  const lines = splitLines(text).length;
  let source = text;
  let line = lines - 1;
  const nodes = footnotes.flatMap((footnote) => {
    source += '\n\n';
    line += 2;
    const below = footnoteNodes(footnote, labels, { line, offset: source.length });
    source += footnote.source;
    line += splitLines(footnote.source).length - 1;
    return below;
  });
  // The first definition of a label counts, and these are the document's first ones.
  tree.children.unshift(...links, ...nodes);
  return { tree, source, lines };
}

function ownFootnotes(tree: Root, text: string): ReadonlySet<string> {
  const sources = new Set<string>();
  const lines = splitLines(text);
  visit(tree, 'footnoteDefinition', (node) => void sources.add(footnoteSource(node, lines)));
  return sources;
}

function linkNode({ label, url, title }: LinkDefinition): DefinitionNode {
  return { type: 'definition', identifier: label.toLowerCase(), url, title };
}

/** The nodes of a footnote, positioned as if it began at a place, whose line counts from 0. */
function footnoteNodes(
  { source }: FootnoteDefinition,
  labels: KnownLabels,
  place: { readonly line: number; readonly offset: number },
): FootnoteNode[] {
  const { children } = parseMarkdown(source, labels);
  const nodes = children.filter((node) => node.type === 'footnoteDefinition');
  for (const node of nodes) {
    visit(node, ({ position }) => {
      for (const point of position ? [position.start, position.end] : []) {
        point.line += place.line;
        point.offset = (point.offset ?? 0) + place.offset;
      }
    });
  }
  return nodes;
}
