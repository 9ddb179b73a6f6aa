// Updates the nodes of the page and keeps those that haven't changed, so that nothing flickers, and the selection, open details and loaded
// images stay.

/** The HTML that a node was created from, without line numbers and without later changes by the page. */
const sources = new WeakMap<Node, string>();

/** Attributes with an element's position in the document. */
const LINES = ['data-line', 'data-end-line'];

/** Elements whose content and state belong to the script. */
const own = new WeakSet<Node>();

/** Whether details are open in the HTML. */
const openInText = new WeakMap<Element, boolean>();

/** Changes by the script are kept, such as the state of a button or the mark of the cursor. */
const STATES = ['aria-expanded', 'aria-controls', 'data-cursor'];

/**
 * Creates nodes from safe HTML and remembers what each was created from.
 *
 * @param prepare Changes the new nodes; may depend on the HTML only.
 */
export function makeNodes(html: string, prepare: (nodes: DocumentFragment) => void): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  prepare(template.content);
  return rememberNodes(template.content);
}

/** Remembers what new nodes were created from, so that they can be patched. */
export function rememberNodes(nodes: DocumentFragment): DocumentFragment {
  remember(nodes);
  return nodes;
}

/** Excludes the content of an element from patching; the same element in later nodes must be excluded too. */
export function keepOwn(element: Element): void {
  own.add(element);
}

/** Replaces a node, as if the new one was created from the same HTML. */
export function standInFor(original: Element, standIn: Element): void {
  sources.set(standIn, sourceOf(original));
  original.replaceWith(standIn);
}

/** Patches the children of `current` to match those of `next`; takes nodes out of `next`. */
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

/** Patches one node to match another; false if it must be replaced. */
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

/** Images and their replacements are created again, because the file may be another one. */
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

/** The reader decides whether details are open, unless the text has changed. */
function isOpenKept(current: Element, next: Element): boolean {
  const isOpen = openInText.get(next);
  if (isOpen === undefined || openInText.get(current) === isOpen) return isOpen !== undefined;
  openInText.set(current, isOpen);
  return false;
}

/** Line numbers change with every line added above, even in unchanged nodes. */
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
