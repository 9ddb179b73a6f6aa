import type { Nodes } from 'hast';
import { elementsOf } from './elements';

const BLOCKS: ReadonlySet<string> = new Set([
  ...[
    'blockquote',
    'dd',
    'details',
    'div',
    'dl',
    'dt',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'li',
    'ol',
    'p',
    'pre',
  ],
  ...['section', 'summary', 'table', 'tr', 'ul'],
]);

/**
 * Writes the first source line of every block-level element into `data-line` and, if it differs, the last into
 * `data-end-line`.
 * @param lines How many lines the block has; anything parsed below them is from elsewhere in the document.
 */
export function markLines(tree: Nodes, lines: number): void {
  for (const { tagName, properties, position } of elementsOf(tree)) {
    if (!BLOCKS.has(tagName) || !position) continue;
    const line = position.start.line - 1;
    if (line >= lines) continue;
    properties['dataLine'] = line;
    const end = lastLine(position.end);
    if (end > line) properties['dataEndLine'] = end;
  }
}

/** The last line of something that ends before a place: at the start of a line, the line before. */
function lastLine({ line, column }: { readonly line: number; readonly column: number }): number {
  return column === 1 ? line - 2 : line - 1;
}
