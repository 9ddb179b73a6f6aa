import { textOf, type Element } from '../element';
import { INLINE_PREFIX, inlinePlaceholder, replacePlaceholders } from '../placeholders';

/** What the inline patterns found, until it is put into the tree. */
export interface NodeStash {
  /** Keeps a node, and gives its placeholder. */
  add(node: Element | string): string;
  /** The node with a number. */
  get(number: number): Element | string | undefined;
  /** A text as attributes have it: without markup, what stands for nothing left out. */
  plain(text: string): string;
}

/** A stash without anything in it. */
export function createNodeStash(): NodeStash {
  const nodes: (Element | string)[] = [];
  return {
    add: (node) => inlinePlaceholder(nodes.push(node) - 1),
    get: (number) => nodes[number],
    plain: (text) =>
      replacePlaceholders(text, INLINE_PREFIX, ({ number }) => {
        const node = nodes[number];
        return node === undefined || typeof node === 'string' ? (node ?? '') : textOf(node);
      }),
  };
}
