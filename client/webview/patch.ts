// Brings the nodes of the page up to date and leaves alone what has not changed, so that nothing flashes and the
// selection, open details and loaded images stay.

/** What a node was made from, without its line numbers; what the page has done to the node since is not in it. */
const sources = new WeakMap<Node, string>();

/** The attributes that say where in the document an element comes from. */
const LINES = ['data-line', 'data-end-line'];

/** Elements whose content and state are the script's own business. */
const own = new WeakSet<Node>();

/** Whether details are open as the HTML has them. */
const openInText = new WeakMap<Element, boolean>();

/** What the script does to an element is kept: what a button has opened, where the cursor stands. */
const STATES = ['aria-expanded', 'aria-controls', 'data-cursor'];

/**
 * Makes nodes from safe HTML and remembers what each was made from.
 *
 * @param prepare Changes the nodes as the HTML alone demands.
 */
export function makeNodes(html: string, prepare: (nodes: DocumentFragment) => void): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  prepare(template.content);
  return rememberNodes(template.content);
}

/** Remembers what fresh nodes are made of, so that they can be patched. */
export function rememberNodes(nodes: DocumentFragment): DocumentFragment {
  remember(nodes);
  return nodes;
}

/** Leaves what is in an element of fresh nodes alone from now on; its twin in later nodes must be kept too. */
export function keepOwn(element: Element): void {
  own.add(element);
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
  if (own.has(current) || own.has(next)) {
    if (!own.has(current) || !own.has(next)) return false;
  } else if (current instanceof Text && next instanceof Text) {
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

/** An image is made again, because it may stand for another file; so is what is in for one. */
function canBecome(current: Element, next: Element): boolean {
  return current.tagName === next.tagName && next.tagName !== 'IMG';
}

function patchAttributes(current: Element, next: Element): void {
  const keepsOpen = isOpenKept(current, next);
  const isKept = (name: string): boolean =>
    (STATES.includes(name) && current.hasAttribute(name)) || (name === 'open' && keepsOpen);
  for (const { name } of [...current.attributes]) {
    if (!next.hasAttribute(name) && !isKept(name)) current.removeAttribute(name);
  }
  for (const { name, value } of [...next.attributes]) {
    if (current.getAttribute(name) !== value && !isKept(name)) current.setAttribute(name, value);
  }
}

/** Whether details are open is the reader's business, unless the text has changed its mind. */
function isOpenKept(current: Element, next: Element): boolean {
  const isOpen = openInText.get(next);
  if (isOpen === undefined || openInText.get(current) === isOpen) return isOpen !== undefined;
  openInText.set(current, isOpen);
  return false;
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
    if (node instanceof HTMLDetailsElement) openInText.set(node, node.open);
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
