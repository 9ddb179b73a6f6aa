import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { exportReport } from '../../server/src/export/exportReport';
import { memoryFiles } from '../../server/src/files/memoryFiles';
import { parseReport } from '../../server/src/report/parse';

type Node = DefaultTreeAdapterTypes.Node;
/** An element of a page, parsed as a browser does. */
export type PageElement = DefaultTreeAdapterTypes.Element;

/** The exported page of a report with these files next to it. */
export async function exportPage(
  text: string,
  files: Readonly<Record<string, number | Uint8Array>> = {},
): Promise<string> {
  return (await exportReport(parseReport(text), memoryFiles(files))).html;
}

/** The elements of a page in document order. */
export function elementsOf(html: string): PageElement[] {
  return elementsBelow(parse(html));
}

/** The elements below a node in document order. */
export function elementsBelow(node: Node): PageElement[] {
  if (!('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) =>
    'tagName' in child ? [child, ...elementsBelow(child)] : elementsBelow(child),
  );
}

/** The value of an attribute; null if the element doesn't have it. */
export function attribute({ attrs }: PageElement, name: string): string | null {
  return attrs.find((one) => one.name === name)?.value ?? null;
}

/** Whether an element has a class. */
export function hasClass(element: PageElement, name: string): boolean {
  return attribute(element, 'class')?.split(' ').includes(name) ?? false;
}

/**
 * The words in a node as a reader finds them: descriptions of images and sources of formulas, but not the page's own words about images and
 * alerts.
 */
export function wordsIn(node: Node): string[] {
  return textOf(node)
    .split(/\s+/)
    .filter((word) => word !== '');
}

const APART = new Set([
  'p',
  'div',
  'li',
  'br',
  'td',
  'th',
  'pre',
  'h4',
  'h5',
  'h6',
  'summary',
  'blockquote',
  'hr',
  'dd',
  'dt',
]);

function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (!('childNodes' in node)) return '';
  if (node.nodeName === 'semantics') return node.childNodes.slice(-1).map(textOf).join('');
  const text = node.childNodes.map(textOf).join('');
  if (!('tagName' in node)) return text;
  if (hasClass(node, 'alert-title')) return '';
  if (node.tagName === 'img') return attribute(node, 'alt') ?? '';
  if (node.tagName === 'small' && /^\((?:not shown|on the web)/.test(text)) return '';
  return APART.has(node.tagName) ? ` ${text} ` : text;
}
