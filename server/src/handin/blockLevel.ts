import type { Version } from './version';

const BLOCK_LEVEL = new Set(
  (
    'address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main ' +
    'menu nav ol p pre section table ul canvas colgroup dd body dt group html iframe li legend math map noscript output object option ' +
    'progress script style summary tbody td textarea tfoot th thead tr video'
  ).split(' '),
);

/** Whether a tag is one of the library's block-level elements. */
export function isBlockLevel(tag: string, version: Version): boolean {
  let end = tag.length;
  while (tag[end - 1] === '/') end--;
  const name = tag.slice(0, end).toLowerCase();
  return BLOCK_LEVEL.has(name) || (version === '3.10' && name === 'center');
}
