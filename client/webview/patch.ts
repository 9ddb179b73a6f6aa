// Brings the nodes of the page up to date and leaves alone what has not changed, so that nothing flashes and the
// selection, open details and loaded images stay.

/** What a node was made from, without its line numbers; what the page has done to the node since is not in it. */
const sources = new WeakMap<Node, string>();

/** The attributes that say where in the document an element comes from. */
const LINES = ['data-line', 'data-end-line'];

/** Makes nodes from safe HTML and remembers what each was made from. */
export function makeNodes(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  remember(template.content);
  return template.content;
}

/** Puts a node in the place of another, as if it was made from the same HTML. */
export function standInFor(original: Element, standIn: Element): void {
  sources.set(standIn, sourceOf(original));
  original.replaceWith(standIn);
}

/** Makes the children of `current` what those of `next` are; takes nodes out of `next`. */
export function patchChildren(current: Node, next: Node): void {
  const before = [...current.childNodes];
  const after = [...next.childNodes];
  let start = 0;
  while (isSame(before[start], after[start])) start++;
  let end = 0;
  while (
    end < Math.min(before.length, after.length) - start &&
    isSame(before[before.length - 1 - end], after[after.length - 1 - end])
  )
    end++;
  const kept = new Set([...before.slice(0, start), ...before.slice(before.length - end)]);
  before
    .filter((node) => kept.has(node))
    .forEach((node, index) => {
      const twin = after[index < start ? index : after.length - end + index - start];
      if (twin) copyLines(node, twin);
    });
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  const behind = before[before.length - end] ?? null;
  for (const [index, node] of fresh.entries()) {
    const match = old[index];
    if (!match) current.insertBefore(node, behind);
    else if (!patchNode(match, node)) current.replaceChild(node, match);
  }
  for (const node of old.slice(fresh.length)) current.removeChild(node);
}

/** Makes one node what another is; false where it must be replaced. */
function patchNode(current: Node, next: Node): boolean {
  if (current instanceof Text && next instanceof Text) {
    current.data = next.data;
  } else if (current instanceof Element && next instanceof Element && canBecome(current, next)) {
    patchAttributes(current, next);
    patchChildren(current, next);
  } else {
    return false;
  }
  sources.set(current, sourceOf(next));
  return true;
}

/** An image is made anew, because it may stand for another file; so is what stands in for one. */
function canBecome(current: Element, next: Element): boolean {
  return current.tagName === next.tagName && next.tagName !== 'IMG';
}

function patchAttributes(current: Element, next: Element): void {
  for (const { name } of [...current.attributes]) {
    // Whether details are open is the reader's business.
    if (!next.hasAttribute(name) && !(name === 'open' && current instanceof HTMLDetailsElement))
      current.removeAttribute(name);
  }
  for (const { name, value } of [...next.attributes]) {
    if (current.getAttribute(name) !== value) current.setAttribute(name, value);
  }
}

/** Lines move with every line that is typed above, in nodes too that stay the same. */
function copyLines(current: Node, next: Node): void {
  if (!(current instanceof Element) || !(next instanceof Element)) return;
  const from = withLines(next);
  for (const [index, element] of withLines(current).entries()) {
    for (const name of LINES) {
      const line = from[index]?.getAttribute(name) ?? null;
      if (line === null) element.removeAttribute(name);
      else element.setAttribute(name, line);
    }
  }
}

function withLines(element: Element): Element[] {
  return [element, ...element.querySelectorAll('[data-line]')].filter((one) => one.hasAttribute('data-line'));
}

function isSame(a: Node | undefined, b: Node | undefined): boolean {
  return a !== undefined && b !== undefined && sourceOf(a) === sourceOf(b);
}

function sourceOf(node: Node): string {
  return sources.get(node) ?? '';
}

function remember(parent: Node): void {
  for (const node of parent.childNodes) {
    remember(node);
    sources.set(node, describe(node));
  }
}

function describe(node: Node): string {
  if (!(node instanceof Element)) return JSON.stringify(node.textContent);
  const attributes = [...node.attributes]
    .filter(({ name }) => !LINES.includes(name))
    .map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`);
  return `<${node.tagName}${attributes.join('')}>${[...node.childNodes].map(sourceOf).join('')}</>`;
}
