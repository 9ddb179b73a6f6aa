/**
 * Makes the nodes the children of an element, in this order. Moves only nodes that are out of place, because a moved node loses the
 * selection in it.
 */
export function arrange(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  let there = parent.firstElementChild;
  for (const child of children) {
    if (child === there) there = there.nextElementSibling;
    else parent.insertBefore(child, there);
  }
}
