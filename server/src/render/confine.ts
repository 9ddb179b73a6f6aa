import type { Nodes, Root } from 'hast';
import type { Schema } from 'hast-util-sanitize';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import { confineImages } from './images';
import { confineLinks, normaliseAddresses } from './links';
import { makeSafe, schema } from './sanitize';

/**
 * The part of a tree that the page may show: nothing that runs or loads anything other than figures, and links only to
 * the web, mail and files.
 */
export function confined(unsafe: Nodes, allowed: Schema = schema): Root {
  normaliseAddresses(unsafe);
  const tree = root(makeSafe(unsafe, allowed));
  confineLinks(tree);
  confineImages(tree);
  return tree;
}

const MAX_READINGS = 4;

/**
 * The tree that a browser makes of the HTML. What was sanitised must be what is displayed, however it is nested.
 * @throws If browsers would not agree on what the HTML means.
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
