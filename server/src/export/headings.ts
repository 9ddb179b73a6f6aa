import type { Element, Nodes } from 'hast';
import { elementsOf } from '../render/elements';

const HEADING = /^h[1-6]$/;
const DEEPEST = 6;

/** Whether a node is a heading. */
export function isHeading(node: Nodes): node is Element {
  return node.type === 'element' && HEADING.test(node.tagName);
}

/** The level of a heading, 1 to 6. */
export function levelOf({ tagName }: Element): number {
  return Number(tagName.charAt(1));
}

/** Changes the levels of the headings in trees, in order, to levels from `top` on without gaps, nested as before. */
export function relevel(trees: readonly Nodes[], top: number): void {
  const open: number[] = [];
  for (const heading of trees.flatMap((tree) => elementsOf(tree)).filter(isHeading)) {
    const level = levelOf(heading);
    while ((open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    heading.tagName = `h${Math.min(DEEPEST, top + open.length - 1)}`;
  }
}
