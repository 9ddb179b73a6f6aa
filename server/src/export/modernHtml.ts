import * as l10n from '@vscode/l10n';
import type { Element, ElementContent, Nodes, Parents, Properties, Root } from 'hast';
import { element, elementsOf, textOf } from '../render/elements';
import { ownLanguage } from '../render/uiLanguage';

/** Obsolete elements that GitHub allows, with their modern replacements. */
const RENAMED: Readonly<Record<string, string>> = { tt: 'code', strike: 's' };

const EVERYWHERE = [
  'id',
  'className',
  'dir',
  'lang',
  'title',
  'ariaDescribedBy',
  'ariaHidden',
  'ariaLabel',
  'ariaLabelledBy',
];

/** The attributes that the HTML standard has for certain elements, among those that GitHub allows. */
const BY_ELEMENT: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  blockquote: ['cite'],
  col: ['span'],
  colgroup: ['span'],
  del: ['cite', 'dateTime'],
  details: ['open'],
  img: ['src', 'alt', 'width', 'height'],
  input: ['type', 'checked', 'disabled'],
  ins: ['cite', 'dateTime'],
  ol: ['start', 'reversed', 'type'],
  q: ['cite'],
  td: ['colSpan', 'rowSpan', 'headers'],
  th: ['colSpan', 'rowSpan', 'headers', 'scope', 'abbr'],
  time: ['dateTime'],
};

const ALIGNMENTS: ReadonlySet<unknown> = new Set(['left', 'center', 'right']);

/** Elements that only allow inline content, and become `div` if they contain anything else. */
const INLINE: ReadonlySet<string> = new Set(
  'abbr b bdo cite code dfn em i kbd mark q ruby s samp small span strong sub sup time u var'.split(' '),
);
/** Elements that only allow inline content and have a meaning that must be kept. */
const TEXT_BLOCKS: ReadonlySet<string> = new Set('h1 h2 h3 h4 h5 h6 p pre summary dt caption'.split(' '));
const BLOCKS: ReadonlySet<string> = new Set(
  'blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr ol p pre section table ul'.split(' '),
);
/** Elements that only have a meaning in these parents. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  li: ['ol', 'ul'],
  dt: ['dl', 'div'],
  dd: ['dl', 'div'],
  figcaption: ['figure'],
  summary: ['details'],
  rt: ['ruby'],
  rp: ['ruby'],
};

/** Turns the HTML that GitHub allows into valid modern HTML. Words and their order stay. */
export function modernise(tree: Root): void {
  moderniseBelow(tree, '');
}

function moderniseBelow(parent: Parents, parentName: string): void {
  parent.children = parent.children.filter((child) => !isEmptyHeading(child));
  for (const child of parent.children) {
    // Formulas and icons follow standards of their own.
    if (child.type !== 'element' || child.tagName === 'math' || child.tagName === 'svg') continue;
    const parents = PARENTS[child.tagName];
    if (parents && !parents.includes(parentName)) child.tagName = 'div';
    moderniseBelow(child, child.tagName);
    arrange(child);
    child.tagName = RENAMED[child.tagName] ?? child.tagName;
    child.properties = standardProperties(child);
  }
}

/** Only a screen reader would notice an empty heading. */
function isEmptyHeading(node: Nodes): boolean {
  if (node.type !== 'element' || !/^h[1-6]$/.test(node.tagName)) return false;
  return textOf(node).trim() === '' && !elementsOf(node).some(({ tagName }) => tagName === 'img');
}

function standardProperties({ tagName, properties }: Element): Properties {
  const kept = Object.entries(properties).filter(
    ([name]) => EVERYWHERE.includes(name) || name.startsWith('data') || BY_ELEMENT[tagName]?.includes(name),
  );
  const standard = Object.fromEntries(kept);
  const className = [...wordsOf(standard['className']), ...layoutClasses(properties)];
  if (className.length > 0) standard['className'] = className;
  // An obsolete way to name a link's target.
  if (tagName === 'a' && properties.name !== undefined) standard['id'] ??= properties.name;
  if (tagName === 'img')
    Object.assign(standard, { width: pixelsOf(standard['width']), height: pixelsOf(standard['height']) });
  if (tagName === 'th') standard['scope'] ??= 'col';
  return standard;
}

function wordsOf(className: Properties[string]): string[] {
  return Array.isArray(className) ? className.map(String) : [];
}

/** Classes that replace attributes that are no longer in the standard. */
function layoutClasses({ align, width }: Properties): string[] {
  const share = /^(\d{1,3})(?:\.\d{1,9})?%$/.exec(String(width))?.[1];
  return [
    ...(ALIGNMENTS.has(align) ? [`align-${String(align)}`] : []),
    ...(share === undefined ? [] : [`width-${nearestShare(Number(share))}`]),
  ];
}

/** The page's style has classes for widths in steps of this many percent. */
export const WIDTH_STEP = 5;

function nearestShare(percent: number): number {
  return Math.min(100, Math.max(WIDTH_STEP, Math.round(percent / WIDTH_STEP) * WIDTH_STEP));
}

/** The size of an image in whole pixels; undefined for anything else. */
function pixelsOf(size: Properties[string]): number | undefined {
  const pixels = /^\s{0,9}(\d{1,5})(?:\.\d{1,9})?(?:px)?\s{0,9}$/.exec(String(size))?.[1];
  return pixels === undefined ? undefined : Number(pixels);
}

/** Gives an element only content that the standard allows. */
function arrange(one: Element): void {
  if (INLINE.has(one.tagName) && holdsBlock(one)) one.tagName = 'div';
  if (TEXT_BLOCKS.has(one.tagName) && holdsBlock(one)) flatten(one);
  if (one.tagName === 'ul' || one.tagName === 'ol') one.children = one.children.flatMap(asItem);
  if (one.tagName === 'details') addSummary(one);
}

function holdsBlock({ children }: Element): boolean {
  return children.some(
    (child) => child.type === 'element' && (BLOCKS.has(child.tagName) || holdsBlock(child)),
  );
}

function flatten(block: Element): void {
  for (const inner of elementsOf(block))
    if (inner !== block && BLOCKS.has(inner.tagName)) inner.tagName = 'span';
}

function asItem(child: ElementContent): ElementContent[] {
  if (child.type === 'element' && child.tagName === 'li') return [child];
  return textOf(child).trim() === '' && child.type !== 'element' ? [child] : [element('li', {}, child)];
}

/** A `<details>` needs a summary to open it, and is open on paper. */
function addSummary(details: Element): void {
  details.properties.open = true;
  const place = details.children.findIndex(
    (child) => child.type === 'element' && child.tagName === 'summary',
  );
  const [summary] =
    place < 0 ? [element('summary', ownLanguage(), l10n.t('Details'))] : details.children.splice(place, 1);
  if (summary) details.children.unshift(summary);
}
