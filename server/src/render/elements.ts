import type { Element, Nodes } from 'hast';
import { visit } from 'unist-util-visit';

export { element } from '../../../common/element';

/** All elements of a tree in document order. */
export function elementsOf(tree: Nodes): Element[] {
  const elements: Element[] = [];
  visit(tree, 'element', (node) => void elements.push(node));
  return elements;
}

/** The text of a tree without its marks; formulas as source. */
export function textOf(tree: Nodes): string {
  if (tree.type === 'text') return tree.value;
  if (!('children' in tree)) return '';
  const isFormula = tree.type === 'element' && tree.tagName === 'semantics';
  return (isFormula ? tree.children.slice(-1) : tree.children).map(textOf).join('');
}
