import { textOf, type Element } from '../element';
import { INLINE_PREFIX, inlinePlaceholder, replacePlaceholders } from '../placeholders';

/** What the inline patterns found, until it is inserted into the tree. */
export interface NodeStash {
  /** Stores a node, and gives its placeholder. */
  add(node: Element | string): string;
  /** The node with a number. */
  get(number: number): Element | string | undefined;
  /** A text for attributes: without markup; placeholders of nothing are dropped. */
  plain(text: string): string;
}

/** An empty stash. */
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
