import type { Element, ElementContent, Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { element, elementsOf, textOf } from './elements';
import { ID_PREFIX } from './sanitize';

/** The id of the heading above the footnotes, which every reference names. */
const LABEL_ID = `${ID_PREFIX}footnote-label`;

/** A footnote that a text refers to. */
export interface Footnote {
  /** As it is in ids. */
  readonly label: string;
  /** The list item with its text; its links back are still those within its own text. */
  readonly item: Element;
}

/** The footnotes of a text, without their list. */
export interface Footnotes {
  /** The links to them, in the order of the text. */
  readonly references: readonly Element[];
  readonly notes: readonly Footnote[];
}

/** Takes the lists of footnotes out of rendered texts: a page has only one, at its end. */
export function takeFootnotes(tree: Root | Element): Footnotes {
  const notes: Footnote[] = [];
  takeLists(tree, notes);
  return { references: referencesIn(tree, labelsOf(notes)), notes };
}

function takeLists(parent: Root | Element, notes: Footnote[]): void {
  let isTaken = false;
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const own = notesIn(child);
    if (own.length > 0) {
      notes.push(...own);
      isTaken = true;
    } else takeLists(child, notes);
  }
  if (!isTaken) return;
  const left = parent.children.filter((child) => child.type !== 'element' || notesIn(child).length === 0);
  parent.children.splice(0, parent.children.length, ...left);
}

/** The footnotes in a list of them; none if an element is anything else. */
function notesIn({ tagName, properties, children }: Element): Footnote[] {
  if (tagName !== 'section' || properties['dataFootnotes'] === undefined) return [];
  const list = children.find((child) => child.type === 'element' && child.tagName === 'ol');
  if (list?.type !== 'element') return [];
  return list.children.flatMap((item) => {
    const label = item.type === 'element' ? labelIn(item.properties.id ?? '') : null;
    return item.type === 'element' && label !== null ? [{ label, item }] : [];
  });
}

/** The label in an id of a footnote, `user-content-question-4-fn-label`. */
function labelIn(id: string): string | null {
  const at = id.startsWith(ID_PREFIX) ? id.indexOf('-fn-') : -1;
  return at < 0 ? null : id.slice(at + '-fn-'.length);
}

function labelsOf(notes: readonly Footnote[]): ReadonlySet<string> {
  return new Set(notes.map(({ label }) => label));
}

/** The references to these labels; raw HTML may claim to be one to another. */
function referencesIn(tree: Nodes, labels: ReadonlySet<string>): Element[] {
  if (labels.size === 0) return [];
  return elementsOf(tree).filter(
    (one) => one.properties['dataFootnoteRef'] !== undefined && labels.has(labelOf(one) ?? ''),
  );
}

/** The label that a reference refers to. */
export function labelOf({ properties }: Element): string | null {
  const { href } = properties;
  return typeof href === 'string' && href.startsWith('#') ? labelIn(href.slice(1)) : null;
}

/** How a reference is shown on the page. */
export interface NumberedReference {
  /** From 1, in the order of the first references. */
  readonly number: number;
  readonly id: string;
}

/** Numbers references in the order of the page, as GitHub does. */
export interface FootnoteNumbers {
  /** The next reference to a label. */
  number(label: string): NumberedReference;
  /** How often each label was referred to so far, in the order of the numbers. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Numbers for the references of one page. */
export function footnoteNumbers(): FootnoteNumbers {
  const counts = new Map<string, number>();
  const numbers = new Map<string, number>();
  return {
    counts,
    number(label) {
      const number = numbers.get(label) ?? numbers.size + 1;
      const count = (counts.get(label) ?? 0) + 1;
      numbers.set(label, number);
      counts.set(label, count);
      return { number, id: referenceId(label, count) };
    },
  };
}

function referenceId(label: string, count: number): string {
  return `${ID_PREFIX}fnref-${label}${count > 1 ? `-${count}` : ''}`;
}

/** Gives a reference its number and id, and lets it point to the list at the end of the page. */
export function nameReference(link: Element, label: string, { number, id }: NamedReference): void {
  link.properties = {
    ...link.properties,
    href: `#${ID_PREFIX}fn-${label}`,
    id,
    ariaDescribedBy: [LABEL_ID],
  };
  link.children = [{ type: 'text', value: String(number) }];
}

interface NamedReference {
  readonly number: number | string;
  readonly id: string;
}

/** A list that was made before, for the same footnotes. */
const lists = new WeakMap<
  Element,
  { readonly key: string; readonly items: readonly Element[]; readonly html: string }
>();

/** The HTML of `footnoteList`; empty if the page has no footnotes. */
export function footnotesHtml(notes: readonly Footnote[], numbers: FootnoteNumbers): string {
  const [first] = notes;
  if (!first || numbers.counts.size === 0) return '';
  const key = JSON.stringify([...numbers.counts]);
  const known = lists.get(first.item);
  const isKnown =
    known?.key === key &&
    known.items.length === notes.length &&
    notes.every(({ item }, index) => item === known.items[index]);
  if (isKnown) return known.html;
  const list = footnoteList(notes, numbers);
  const html = list ? toHtml(list) : '';
  lists.set(first.item, { key, items: notes.map(({ item }) => item), html });
  return html;
}

/**
 * The list of all footnotes that a page refers to, in the order of their numbers; null if there are none. Numbers the
 * references in the footnotes, too, after all others.
 * @param notes Those of its texts; of each label the first one counts.
 */
export function footnoteList(notes: readonly Footnote[], numbers: FootnoteNumbers): Element | null {
  const labels = labelsOf(notes);
  const byLabel = new Map(notes.toReversed().map(({ label, item }) => [label, item]));
  const items: [label: string, item: Element][] = [];
  // Grows while it is read, where a footnote refers to another one.
  for (const label of numbers.counts.keys()) {
    const item = structuredClone(byLabel.get(label));
    if (!item) continue;
    for (const link of referencesIn(item, labels)) {
      const other = labelOf(link);
      if (other !== null) nameReference(link, other, numbers.number(other));
    }
    items.push([label, item]);
  }
  if (items.length === 0) return null;
  for (const [index, [label, item]] of items.entries()) {
    item.properties = { id: `${ID_PREFIX}fn-${label}` };
    for (const { properties } of elementsOf(item)) {
      delete properties['dataLine'];
      delete properties['dataEndLine'];
    }
    linkBack(item, linksBack(label, index + 1, numbers.counts.get(label) ?? 0));
  }
  return element(
    'section',
    { dataFootnotes: '', className: ['footnotes'] },
    element('h2', { className: ['sr-only'], id: LABEL_ID }, 'Footnotes'),
    element('ol', {}, ...items.map(([, item]) => item)),
  );
}

/** Numbers the references of a page, and gives the list of its footnotes; null if it has none. */
export function numberedFootnotes(page: Element, notes: readonly Footnote[]): Element | null {
  const numbers = footnoteNumbers();
  for (const link of referencesIn(page, labelsOf(notes))) {
    const label = labelOf(link);
    if (label !== null) nameReference(link, label, numbers.number(label));
  }
  return footnoteList(notes, numbers);
}

function linksBack(label: string, number: number, count: number): ElementContent[] {
  return Array.from({ length: count }, (_, index): ElementContent[] => {
    const times = index + 1;
    const name = times > 1 ? `${number}-${times}` : String(number);
    const link = element(
      'a',
      {
        href: `#${referenceId(label, times)}`,
        dataFootnoteBackref: '',
        ariaLabel: `Back to reference ${name}`,
        className: ['data-footnote-backref'],
      },
      '↩',
      ...(times > 1 ? [element('sup', {}, String(times))] : []),
    );
    return [{ type: 'text', value: ' ' }, link];
  }).flat();
}

/** Puts the links back in place of those that an item has. */
function linkBack(item: Element, links: readonly ElementContent[]): void {
  const place = elementsOf(item).findLast(({ children }) => children.some(isBack)) ?? item;
  const first = place.children.findIndex(isBack);
  const kept = first < 0 ? place.children : place.children.slice(0, first);
  const tail = kept.at(-1);
  if (tail?.type === 'text') tail.value = tail.value.trimEnd();
  place.children = [...kept, ...links];
}

function isBack(node: Nodes): boolean {
  return (
    node.type === 'element' &&
    node.properties['dataFootnoteBackref'] !== undefined &&
    textOf(node).startsWith('↩')
  );
}
