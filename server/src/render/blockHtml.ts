import type { Element, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Lines } from '../text/lines';
import type { OpenBlock } from '../report/openBlocks';
import type { Preamble, QuestionBlock } from '../report/report';
import { elementsOf } from './elements';
import { showEmoji } from './emoji';
import { labelOf, nameReference, takeFootnotes, type Footnote } from './footnotes';
import { leaveIdsOpen, openId } from './headingIds';
import { renderBelow } from './renderBelow';
import { renderText, type TextSurroundings } from './renderText';

/** How the report affects the reading of its blocks. */
export type Reading = Omit<TextSurroundings, 'prefix'>;

/**
 * The rendered block. What depends on the rest of the document is still to be filled in (`fillIds`): the ids of its
 * headings, then the number and the id of each of its references to footnotes.
 */
export interface BlockHtml extends OpenParts {
  readonly parts: readonly Part[];
}

interface OpenParts {
  /** The texts of its headings. */
  readonly headings: readonly string[];
  /** The labels of its references to footnotes. */
  readonly references: readonly string[];
  /** The footnotes that it refers to. */
  readonly notes: readonly Footnote[];
}

/** HTML of a part of a block, with lines counted from the part's first one. */
export interface Part {
  /** The part's first line, relative to the block. */
  readonly line: number;
  readonly html: string;
}

/**
 * After this many characters of HTML, the next heading begins a new part of the preamble: the whole of it would be too
 * much to send at once.
 */
const PART_LENGTH = 2000;

/** The safe HTML of the text before the first question, without its front matter; split into parts if it is long. */
export function preambleParts({ frontMatter }: Preamble, lines: Lines, reading: Reading): BlockHtml {
  const hidden = frontMatter ? frontMatter.end.line + 1 : 0;
  const text = '\n'.repeat(hidden) + lines.slice(hidden).join('');
  const tree = renderText(text, { ...reading, prefix: 'preamble' });
  return { ...leaveOpen(tree), parts: partsOf(tree.children) };
}

/** Takes out what is made for the whole document. */
function leaveOpen(tree: Root): OpenParts {
  const { references, notes } = takeFootnotes(tree);
  const headings = leaveIdsOpen(headingsIn(tree.children));
  const labels = references.map((link, index) => {
    const label = labelOf(link) ?? '';
    const place = headings.length + 2 * index;
    nameReference(link, label, { number: openId(place), id: openId(place + 1) });
    return label;
  });
  for (const node of [tree, ...notes.map(({ item }) => item)]) showEmoji(node);
  return { headings, references: labels, notes };
}

function partsOf(nodes: readonly RootContent[]): Part[] {
  const parts: RootContent[][] = [];
  let length = 0;
  for (const node of nodes) {
    if (parts.length === 0 || (length > PART_LENGTH && isHeading(node))) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(node);
    length += htmlOf([node]).length;
  }
  if (parts.length === 0) return [{ line: 0, html: '' }];
  return parts.map((part, index) => (index === 0 ? { line: 0, html: htmlOf(part) } : movedPart(part)));
}

/** A part with lines counted from its first one. */
function movedPart(nodes: readonly RootContent[]): Part {
  const marked = nodes
    .flatMap((node) => elementsOf(node))
    .filter(({ properties }) => 'dataLine' in properties);
  const line = Math.min(...marked.map(({ properties }) => Number(properties['dataLine'])));
  if (!Number.isFinite(line)) return { line: 0, html: htmlOf(nodes) };
  for (const { properties } of marked) {
    for (const name of ['dataLine', 'dataEndLine'])
      if (properties[name] !== undefined) properties[name] = Number(properties[name]) - line;
  }
  return { line, html: htmlOf(nodes) };
}

/**
 * The safe HTML of a question in a `<section>`, with its bar below its heading. Headings of sections that begin after
 * its answer come last.
 * @param name Unique among the blocks.
 */
export function questionHtml(
  block: QuestionBlock,
  name: string,
  { bar, openBlock }: QuestionContext,
  reading: Reading,
): BlockHtml {
  const tree = renderBelow(openBlock, block.lines.join(''), { ...reading, prefix: name });
  const open = leaveOpen(tree);
  const { children } = tree;
  const end = lengthUpTo(children, block.sectionHeadings[0]?.range.start.line ?? Infinity);
  const own = children.slice(0, end);
  const behind = children.slice(end);
  const [first, ...rest] = own;
  const heading = first && isHeading(first) ? [first] : [];
  const content = heading.length > 0 ? rest : own;
  const start = `<section class="question" data-question="${block.number}" data-state="${block.answer?.state ?? 'empty'}">`;
  const html = `${start}${htmlOf(heading)}${bar}${htmlOf(content)}</section>${htmlOf(behind)}`;
  return { ...open, parts: [{ line: 0, html }] };
}

/** What a question shows besides its own text. */
export interface QuestionContext {
  /** The HTML of its bar. */
  readonly bar: string;
  /** What is open where it begins. */
  readonly openBlock: OpenBlock;
}

/** How many of the nodes come before a line of the block. */
function lengthUpTo(nodes: readonly RootContent[], line: number): number {
  const index = nodes.findIndex(
    (node) => node.type === 'element' && Number(node.properties['dataLine']) >= line,
  );
  return index < 0 ? nodes.length : index;
}

function headingsIn(nodes: readonly RootContent[]): Element[] {
  return nodes.flatMap((node) => elementsOf(node).filter(isHeading));
}

function isHeading(node: RootContent): node is Element {
  return node.type === 'element' && /^h[1-6]$/.test(node.tagName);
}

function htmlOf(children: readonly RootContent[]): string {
  return toHtml({ type: 'root', children: [...children] });
}
