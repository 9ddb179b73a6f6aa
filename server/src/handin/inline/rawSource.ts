import { INLINE_PREFIX, replacePlaceholders, restoreEscapes } from '../placeholders';
import { serialize } from '../serialize';
import { COST_OF_OUTPUT } from '../work';
import type { InlineContext } from './pattern';

/** Maximum nesting of markup inside raw HTML. */
const MAX_DEPTH = 100;

/**
 * Raw HTML as it was written: escapes get their backslashes back, but other markup in it is rendered. 3.7 loses nested
 * markup.
 */
export function rawSource(text: string, context: InlineContext, depth = 0): string {
  const source = replacePlaceholders(text, INLINE_PREFIX, ({ number }) => {
    const node = context.nodes.get(number);
    if (node === undefined) return '';
    if (typeof node === 'string') return `\\${node}`;
    const html = serialize(node);
    const isSimple = depth < MAX_DEPTH && context.work.spend(COST_OF_OUTPUT * html.length);
    return context.version === '3.10' && isSimple ? rawSource(html, context, depth + 1) : html;
  });
  return restoreEscapes(source);
}
