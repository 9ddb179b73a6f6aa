import { visit, type Element } from './element';
import { restoreEscapes } from './placeholders';

/** Restores the characters that were escaped with backslashes, except in code. */
export function unescape(root: Element): void {
  visit(root, (element) => {
    if (element.tag !== 'code') element.text = restoreEscapes(element.text);
    element.tail = restoreEscapes(element.tail);
    for (const name of Object.keys(element.attributes)) {
      element.attributes[name] = restoreEscapes(element.attributes[name] ?? '');
    }
  });
}
