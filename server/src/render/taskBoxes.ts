import type { Element, Nodes } from 'hast';
import { elementsOf, textOf } from './elements';

const MAX_LABEL_LENGTH = 120;
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol']);

/** Labels the boxes of task lists with their item's text, for screen readers. */
export function labelBoxes(tree: Nodes): void {
  for (const item of elementsOf(tree)) {
    if (item.tagName !== 'li') continue;
    const box = boxOf(item);
    if (box) box.properties.ariaLabel = labelOf(item);
  }
}

function boxOf({ children }: Element): Element | null {
  for (const child of children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'input') return child;
    return child.tagName === 'p' ? boxOf(child) : null;
  }
  return null;
}

/** Without nested lists, cut between words. */
function labelOf({ children }: Element): string {
  const own = children.filter((child) => child.type !== 'element' || !LISTS.has(child.tagName));
  const text = own.map(textOf).join('').replace(/\s+/g, ' ').trim();
  if (text.length <= MAX_LABEL_LENGTH) return text;
  const end = text.lastIndexOf(' ', MAX_LABEL_LENGTH);
  return `${text.slice(0, end > 0 ? end : MAX_LABEL_LENGTH)} …`;
}
