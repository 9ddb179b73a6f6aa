import type { Nodes, Root } from 'hast';
import type { Schema } from 'hast-util-sanitize';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import { confineImages } from './images';
import { confineLinks, normaliseAddresses } from './links';
import { makeSafe, schema } from './sanitize';

/** What the page may show of a tree: nothing that runs, loads anything but figures, or leads anywhere but to the web, to mail and to files. */
export function confined(unsafe: Nodes, allowed: Schema = schema): Root {
  normaliseAddresses(unsafe);
  const tree = root(makeSafe(unsafe, allowed));
  confineLinks(tree);
  confineImages(tree);
  return tree;
}

const MAX_READINGS = 4;

/**
 * The tree that a browser makes of the HTML: what was made safe and what is read must be the same, however it is nested.
 * @throws where browsers would not agree on what the HTML means.
 */
export function settled(tree: Root): Root {
  let html = toHtml(tree);
  for (let reading = 0; reading < MAX_READINGS; reading++) {
    const read = root(raw({ type: 'root', children: [{ type: 'raw', value: html }] }));
    const again = toHtml(read);
    if (again === html) return read;
    html = again;
  }
  throw new Error('browsers would read its HTML in different ways');
}

/** The node as a tree, without a doctype. */
export function root(node: Nodes): Root {
  if (node.type === 'root') return node;
  return { type: 'root', children: node.type === 'doctype' ? [] : [node] };
}
