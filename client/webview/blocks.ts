import { prepareFigures } from './figures';
import type { PageBlock } from './messages';
import { makeNodes, patchChildren } from './patch';

/** A block that the page holds. */
interface HeldBlock {
  readonly key: string;
  readonly html: string;
  readonly element: HTMLElement;
}

/** The blocks of the page in their places. */
export interface Blocks {
  readonly isEmpty: boolean;
  /** Makes the page what the blocks say; false, with the page as it was, where one is not known and has no HTML. */
  update(blocks: readonly PageBlock[]): boolean;
}

/**
 * @param page The element that holds the blocks.
 * @param folder The address of the report's folder, with a slash at its end; empty where the report has none.
 * @param missing Why an image can't be loaded, in the reader's language.
 */
export function createBlocks(page: HTMLElement, folder: string, missing: string): Blocks {
  let held: readonly HeldBlock[] = [];

  function fill(element: HTMLElement, html: string): void {
    const nodes = makeNodes(html);
    prepareFigures(nodes, folder, missing);
    patchChildren(element, nodes);
  }

  /** Blocks that are still wanted stay; a block that has changed is made from the one that stood in its place. */
  function place(blocks: readonly Required<PageBlock>[]): readonly HeldBlock[] {
    const kept = new Set<HeldBlock>();
    const unmatched = new Map<string, HeldBlock[]>();
    for (const block of held) unmatched.set(block.key, [...(unmatched.get(block.key) ?? []), block]);
    const matches = blocks.map(({ key }) => {
      const match = unmatched.get(key)?.shift();
      if (match) kept.add(match);
      return match;
    });
    return blocks.map(({ key, line, html }, index) => {
      const there = held[index];
      const base = matches[index] ?? (there && !kept.has(there) ? there : undefined);
      const element = base?.element ?? document.createElement('div');
      if (base) kept.add(base);
      if (!matches[index]) fill(element, html);
      element.dataset['firstLine'] = String(line);
      return { key, html, element };
    });
  }

  return {
    get isEmpty() {
      return held.length === 0;
    },
    update(blocks) {
      const known = new Map(held.map(({ key, html }) => [key, html]));
      const complete: Required<PageBlock>[] = [];
      for (const { key, line, html = known.get(key) } of blocks) {
        if (html === undefined) return false;
        complete.push({ key, line, html });
      }
      held = place(complete);
      arrange(page, held);
      return true;
    },
  };
}

/** Touches only what is not in its place, because a node that is moved loses the selection in it. */
function arrange(page: HTMLElement, blocks: readonly HeldBlock[]): void {
  const wanted = new Set<Element>(blocks.map(({ element }) => element));
  for (const element of [...page.children]) if (!wanted.has(element)) element.remove();
  let there = page.firstElementChild;
  for (const { element } of blocks) {
    if (element === there) there = there.nextElementSibling;
    else page.insertBefore(element, there);
  }
}
