import { isBlockLevel } from './blockLevel';
import { visit, type Element } from './element';
import { isBlank, stripEnd } from './pythonText';
import type { Version } from './version';

/** Inserts line ends between blocks and after line breaks, and removes those at the end of code. */
export function prettify(root: Element, version: Version): void {
  separateBlocks(root, version);
  visit(root, (element) => {
    if (element.tag === 'br') element.tail = isBlank(element.tail) ? '\n' : `\n${element.tail}`;
    const code = element.tag === 'pre' ? element.children[0] : undefined;
    if (code?.tag === 'code' && code.children.length === 0) code.text = `${stripEnd(code.text)}\n`;
  });
}

function separateBlocks(element: Element, version: Version): void {
  const { tag, children } = element;
  if (isBlockLevel(tag, version) && tag !== 'pre') {
    const [first] = children;
    if (first !== undefined && isBlank(element.text) && isBlockLevel(first.tag, version)) element.text = '\n';
    for (const child of children) if (isBlockLevel(child.tag, version)) separateBlocks(child, version);
  }
  if (isBlank(element.tail)) element.tail = '\n';
}
