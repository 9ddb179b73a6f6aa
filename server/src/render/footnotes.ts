import type { Nodes, RootContent } from 'hast';
import { elementsOf } from './elements';
import { ID_PREFIX } from './sanitize';

/** The id of the footnotes' heading in every text. */
const LABEL = `${ID_PREFIX}footnote-label`;

/** Gives the heading of a text's footnotes, which all references point to, an id that is unique among texts. */
export function nameFootnotes(tree: Nodes, prefix: string): void {
  const named = (id: string | number): string =>
    id === LABEL ? `${ID_PREFIX}${prefix}-footnote-label` : String(id);
  for (const { properties } of elementsOf(tree)) {
    if (properties.id === LABEL) properties.id = named(LABEL);
    const { ariaDescribedBy } = properties;
    if (ariaDescribedBy) properties.ariaDescribedBy = ariaDescribedBy.map(named);
  }
}

/** Whether a node is the list of footnotes at the end of a text. */
export function areFootnotes(node: RootContent): boolean {
  return (
    node.type === 'element' && node.tagName === 'section' && node.properties['dataFootnotes'] !== undefined
  );
}
