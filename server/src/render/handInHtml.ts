import type { Element, Nodes, Root, RootContent } from 'hast';
import type { Schema } from 'hast-util-sanitize';
import { raw } from 'hast-util-raw';
import { MAX_LENGTH } from '../markdown/parseBudget';
import { confined, root, settled } from './confine';
import { element, elementsOf } from './elements';
import { depthOf, growthOf, tooLarge } from './htmlGrowth';
import { schema } from './sanitize';
import { boundSpans } from './tableSpans';
import { labelBoxes } from './taskBoxes';

/** HTML of the hand-in page as a browser shows it, sanitised. */
export interface HandInHtml {
  readonly nodes: readonly RootContent[];
  /** Whether nothing continues in the HTML after it: no open element, formatting or comment. */
  readonly isClosed: boolean;
}

/** Elements that look like a `div`; with their own names they would be mistaken for parts of the preview. */
const PLAIN_BLOCKS: ReadonlySet<string> = new Set([
  'article',
  'aside',
  'fieldset',
  'footer',
  'form',
  'header',
  'hgroup',
  'legend',
  'main',
  'nav',
  'search',
]);

/** Elements that a browser doesn't show, or that have nothing to read. */
const UNSEEN = [
  ...['audio', 'canvas', 'datalist', 'iframe', 'noembed', 'noframes', 'noscript', 'script', 'select'],
  ...['style', 'template', 'svg', 'textarea', 'title', 'video'],
];

const HAND_IN: Schema = {
  ...schema,
  strip: UNSEEN,
  tagNames: [...(schema.tagNames ?? []), 'big', 'center', 'font', 'u'].filter((tag) => tag !== 'input'),
  attributes: {
    ...schema.attributes,
    '*': [...(schema.attributes?.['*'] ?? []), 'dataLine', 'hidden'],
    font: ['color', 'face', 'size'],
  },
};

/** Maximum nesting of elements: a browser's parser takes cubic time for nested tables. */
const MAX_DEPTH = 400;

/** A mark after the HTML: what becomes of it shows what the HTML leaves open. */
const END = 'end';

/**
 * Makes HTML written by `report.py` safe for the page. `data-line` gives the source lines of blocks.
 * @returns Null if it is too large, or would become so.
 * @throws If browsers would not agree on what it means, or it is nested too deeply.
 */
export function handInHtml(html: string): HandInHtml | null {
  if (html.length > MAX_LENGTH || depthOf(html) > MAX_DEPTH) return null;
  const growth = growthOf({ type: 'root', children: [{ type: 'html', value: withoutComments(html) }] });
  if (tooLarge([growth]) !== null) return null;
  const read = rootOf(`${html}<p>${END}</p>`);
  const isClosed = isEnd(read.children.at(-1));
  if (isClosed) read.children.pop();
  const tree = isClosed ? read : rootOf(html);
  for (const one of elementsOf(tree)) if (PLAIN_BLOCKS.has(one.tagName)) one.tagName = 'div';
  const safe = settled(confined(tree, HAND_IN));
  boundSpans(safe);
  numberLines(safe);
  for (const item of elementsOf(safe)) if (item.tagName === 'li') showBox(item);
  labelBoxes(safe);
  return { nodes: safe.children, isClosed };
}

function rootOf(html: string): Root {
  return root(raw({ type: 'root', children: [{ type: 'raw', value: html }] }));
}

function isEnd(node: RootContent | undefined): boolean {
  if (node?.type !== 'element' || node.tagName !== 'p' || node.children.length !== 1) return false;
  const [child] = node.children;
  return child?.type === 'text' && child.value === END;
}

/** Only tags outside comments count; a comment whose end is ambiguous stays. */
function withoutComments(html: string): string {
  if (html.includes('--!>')) return html;
  let kept = '';
  let copied = 0;
  for (let start = html.indexOf('<!--'); start !== -1; start = html.indexOf('<!--', copied)) {
    const end = html.indexOf('-->', start + 2);
    if (end === -1) break;
    kept += html.slice(copied, start);
    copied = end + 3;
  }
  return kept + html.slice(copied);
}

/** Turns the line marks into numbers, and drops those that the report itself contains. */
function numberLines(tree: Nodes): void {
  for (const { properties } of elementsOf(tree)) {
    const { dataLine } = properties;
    if (dataLine === undefined) continue;
    if (/^\d{1,9}$/.test(String(dataLine))) properties['dataLine'] = Number(dataLine);
    else delete properties['dataLine'];
  }
}

/** `[x]` is plain text on the hand-in page. It becomes a box that looks like this text, so that it can be ticked. */
function showBox(item: Element): void {
  const holder = firstOf(item);
  const text = holder?.children[0];
  if (!holder || text?.type !== 'text') return;
  const mark = /^\[([ xX])\](?=\s)/.exec(text.value)?.[1];
  if (mark === undefined || item.properties['dataLine'] === undefined) return;
  const done = mark !== ' ';
  const box = element('input', {
    type: 'checkbox',
    checked: done,
    disabled: true,
    dataMark: done ? mark : 'x',
  });
  text.value = text.value.slice(3);
  holder.children.unshift(box);
  item.properties.className = ['task-list-item'];
}

/** The element with the beginning of an item's text: the item itself, or its first paragraph. */
function firstOf(item: Element): Element | null {
  const first = item.children.find((child) => child.type !== 'text' || child.value.trim() !== '');
  if (first?.type === 'text') {
    item.children.splice(0, item.children.indexOf(first));
    return item;
  }
  return first?.type === 'element' && first.tagName === 'p' ? first : null;
}
