import * as l10n from '@vscode/l10n';
import type { Element, Root as HtmlRoot } from 'hast';
import type { Blockquote, Root } from 'mdast';
import { element } from './elements';
import { ownLanguage } from './uiLanguage';

/** GitHub's kinds of alerts. */
const KINDS = ['note', 'tip', 'important', 'warning', 'caution'] as const;

/** A kind of alert. */
export type AlertKind = (typeof KINDS)[number];

/** The alerts of a text by the offset of their block quote. No element of raw HTML begins there. */
export type AlertPlaces = ReadonlyMap<number, AlertKind>;

const MARK = new RegExp(String.raw`^\[!(${KINDS.join('|')})\][ \t]*(?:\r?\n|\r|$)`, 'i');
/** More than the longest mark, in UTF-16 units. */
const MARK_LENGTH = 40;

/** Finds the alerts of a text and removes their marks: top-level block quotes that begin with a line like `[!NOTE]`. */
export function findAlerts(tree: Root, text: string): AlertPlaces {
  const places = new Map<number, AlertKind>();
  for (const node of tree.children) {
    if (node.type !== 'blockquote') continue;
    const kind = takeMark(node, text);
    if (kind) places.set(node.position?.start.offset ?? -1, kind);
  }
  return places;
}

function takeMark(quote: Blockquote, text: string): AlertKind | undefined {
  const [paragraph, ...blocks] = quote.children;
  if (paragraph?.type !== 'paragraph') return undefined;
  const [first, second, ...more] = paragraph.children;
  const start = first?.position?.start.offset;
  if (first?.type !== 'text' || start === undefined) return undefined;
  // Only the source shows whether a bracket was escaped.
  const name = MARK.exec(text.slice(start, start + MARK_LENGTH))?.[1]?.toLowerCase();
  const kind = KINDS.find((one) => one === name);
  if (!kind) return undefined;
  const value = first.value.replace(/^[^\r\n]*(?:\r\n?|\n)?/, '');
  const own = second?.type === 'break' && value === '' ? more : [...(second ? [second] : []), ...more];
  const children = value === '' ? own : [{ ...first, value }, ...own];
  if (children.length === 0 && blocks.length === 0) return undefined;
  quote.children = children.length === 0 ? blocks : [{ ...paragraph, children }, ...blocks];
  return kind;
}

/** Turns the block quotes of a safe tree that are alerts into alerts, with a title and an icon for their kind. */
export function showAlerts(tree: HtmlRoot, places: AlertPlaces): void {
  if (places.size === 0) return;
  for (const node of tree.children) {
    if (node.type !== 'element' || node.tagName !== 'blockquote') continue;
    const kind = places.get(node.position?.start.offset ?? -1);
    if (!kind) continue;
    node.tagName = 'div';
    node.properties.className = ['alert', `alert-${kind}`];
    node.children.unshift(
      element('p', { className: ['alert-title'], ...ownLanguage() }, signOf(kind), titleOf(kind)),
    );
  }
}

function titleOf(kind: AlertKind): string {
  switch (kind) {
    case 'note':
      return l10n.t('Note');
    case 'tip':
      return l10n.t('Tip');
    case 'important':
      return l10n.t('Important');
    case 'warning':
      return l10n.t('Warning');
    case 'caution':
      return l10n.t('Caution');
  }
}

/** Lines on a 16 × 16 grid: an i in a circle, a bulb, and exclamation marks in a bubble, a triangle and an octagon. */
const SIGNS: Readonly<Record<AlertKind, string>> = {
  note: 'M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 0 0 0-12.5M8 7.5v3.5M8 4.9v.2',
  tip: 'M5.75 10.25a4.5 4.5 0 1 1 4.5 0v1.5h-4.5zM6.25 14.25h3.5',
  important: 'M1.75 2.25h12.5v9h-6.5l-3 2.75v-2.75h-3zM8 4.5v2.5M8 9v.2',
  warning: 'M8 1.75l6.75 12.25h-13.5zM8 6.25v3.25M8 11.7v.2',
  caution: 'M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65h-5.2l-3.65-3.65v-5.2zM8 4.75v3.75M8 11v.2',
};

function signOf(kind: AlertKind): Element {
  const path = element('path', { d: SIGNS[kind] });
  return element('svg', { ariaHidden: 'true', width: 16, height: 16, viewBox: '0 0 16 16' }, path);
}
