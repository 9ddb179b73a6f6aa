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
 * Writes the first source line of every block-level element into `data-line`, and the last, where it is another, into `data-end-line`.
 * @param lines how many the block has; what was parsed below them stands elsewhere in the document.
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

/** Of what ends in front of a place: at the start of a line that is the line before. */
function lastLine({ line, column }: { readonly line: number; readonly column: number }): number {
  return column === 1 ? line - 2 : line - 1;
}
