import type { Element, ElementContent } from 'hast';

const SVG = 'http://www.w3.org/2000/svg';

/** Creates DOM nodes from an element tree. Comments are left out. */
export function toNodes(tree: readonly (ElementContent | string)[]): DocumentFragment {
  const nodes = document.createDocumentFragment();
  for (const one of tree) append(nodes, one, false);
  return nodes;
}

function append(parent: Node, content: ElementContent | string, isInSvg: boolean): void {
  if (typeof content === 'string') parent.appendChild(document.createTextNode(content));
  else if (content.type === 'text') parent.appendChild(document.createTextNode(content.value));
  else if (content.type === 'element') parent.appendChild(toElement(content, isInSvg));
}

function toElement({ tagName, properties, children }: Element, isInSvg: boolean): globalThis.Element {
  const isSvg = isInSvg || tagName === 'svg';
  const element = isSvg ? document.createElementNS(SVG, tagName) : document.createElement(tagName);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false || name === 'xmlns') continue;
    element.setAttribute(
      attributeOf(name),
      Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value),
    );
  }
  for (const child of children) append(element, child, isSvg);
  return element;
}

/** The attribute for a property name (hast, Properties); all others have the same spelling. */
function attributeOf(name: string): string {
  if (name === 'className') return 'class';
  if (name.startsWith('aria')) return `aria-${name.slice('aria'.length).toLowerCase()}`;
  if (name.startsWith('data')) return `data-${name.slice('data'.length).toLowerCase()}`;
  return name;
}
