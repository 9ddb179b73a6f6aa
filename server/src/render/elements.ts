import type { Element, ElementContent, Nodes } from 'hast';
import { visit } from 'unist-util-visit';

/** All elements of a tree in the order of the document. */
export function elementsOf(tree: Nodes): Element[] {
  const elements: Element[] = [];
  visit(tree, 'element', (node) => void elements.push(node));
  return elements;
}

/** The text of a tree without its marks; formulas as they are written. */
export function textOf(tree: Nodes): string {
  if (tree.type === 'text') return tree.value;
  if (!('children' in tree)) return '';
  const isFormula = tree.type === 'element' && tree.tagName === 'semantics';
  return (isFormula ? tree.children.slice(-1) : tree.children).map(textOf).join('');
}

/** An element with its properties and children. */
export function element(
  tagName: string,
  properties: Element['properties'],
  ...children: (ElementContent | string)[]
): Element {
  const nodes = children.map((child): ElementContent =>
    typeof child === 'string' ? { type: 'text', value: child } : child,
  );
  return { type: 'element', tagName, properties, children: nodes };
}
