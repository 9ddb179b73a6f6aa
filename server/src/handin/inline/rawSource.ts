import { INLINE_PREFIX, replacePlaceholders, restoreEscapes } from '../placeholders';
import { serialize } from '../serialize';
import type { InlineContext } from './pattern';

/** How deep markup may lie in markup that raw HTML has in it. */
const MAX_DEPTH = 100;

/** Raw HTML as it was written: escapes get their backslashes back, but other markup in it is rendered. 3.7 forgets markup within that. */
export function rawSource(text: string, context: InlineContext, depth = 0): string {
  const source = replacePlaceholders(text, INLINE_PREFIX, ({ number }) => {
    const node = context.nodes.get(number);
    if (node === undefined) return '';
    if (typeof node === 'string') return `\\${node}`;
    const html = serialize(node);
    return context.version === '3.10' && depth < MAX_DEPTH ? rawSource(html, context, depth + 1) : html;
  });
  return restoreEscapes(source);
}
