import type { Element, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Lines } from '../report/lines';
import type { Preamble, QuestionBlock } from '../report/report';
import { areFootnotes } from './footnotes';
import { addHeadingIds } from './headingIds';
import { renderText, type TextSurroundings } from './renderText';
import { ID_PREFIX } from './sanitize';

/** What the report says of how its blocks are to be read. */
export type Reading = Omit<TextSurroundings, 'prefix'>;

/** The safe HTML of the text before the first question, without its front matter. */
export function preambleHtml({ frontMatter }: Preamble, lines: Lines, reading: Reading): string {
  const hidden = frontMatter ? frontMatter.end.line + 1 : 0;
  const text = '\n'.repeat(hidden) + lines.slice(hidden).join('');
  const { children } = renderText(text, { ...reading, prefix: 'preamble' });
  addHeadingIds(children.filter(isHeading));
  return htmlOf(children);
}

/**
 * The safe HTML of a question in a `<section>`, its bar below its heading. Headings of sections that begin behind its answer
 * stand behind it.
 * @param id of its heading, without the prefix that all ids have.
 * @param bar the HTML of the bar.
 */
export function questionHtml(block: QuestionBlock, id: string, bar: string, reading: Reading): string {
  const { children } = renderText(block.lines.join(''), { ...reading, prefix: id });
  const end = lengthUpTo(children, block.sectionHeadings[0]?.range.start.line ?? Infinity);
  const own = children.filter((node, index) => index < end || areFootnotes(node));
  const behind = children.filter((node, index) => index >= end && !areFootnotes(node));
  addHeadingIds(behind.filter(isHeading));
  const [first, ...rest] = own;
  const heading = first && isHeading(first) ? [first] : [];
  if (heading[0]) heading[0].properties.id ??= ID_PREFIX + id;
  const content = heading.length > 0 ? rest : own;
  const start = `<section class="question" data-question="${block.number}" data-state="${block.answer?.state ?? 'empty'}">`;
  return `${start}${htmlOf(heading)}${bar}${htmlOf(content)}</section>${htmlOf(behind)}`;
}

/** How many of the nodes stand before a line of the block. */
function lengthUpTo(nodes: readonly RootContent[], line: number): number {
  const index = nodes.findIndex(
    (node) => node.type === 'element' && Number(node.properties['dataLine']) >= line,
  );
  return index < 0 ? nodes.length : index;
}

function isHeading(node: RootContent): node is Element {
  return node.type === 'element' && /^h[1-6]$/.test(node.tagName);
}

function htmlOf(children: readonly RootContent[]): string {
  return toHtml({ type: 'root', children: [...children] });
}
