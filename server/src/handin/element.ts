// The tree made from a text, in the model of Python's ElementTree: the text after an element is its tail.

/** An element of the page. */
export interface Element {
  readonly tag: string;
  /** Attributes with their values, not escaped. */
  readonly attributes: Record<string, string>;
  /** The text before the first child. */
  text: string;
  /** Whether the text is final, so that no inline patterns are looked for in it. */
  isTextAtomic: boolean;
  readonly children: Element[];
  /** The text between the end of the element and what follows it in its parent. */
  tail: string;
  isTailAtomic: boolean;
  /** The line of the converted text, from 0, where a block begins; undefined for anything found inside a block. */
  readonly line: number | undefined;
}

/** Creates an element without a parent. */
export function createElement(tag: string, line?: number): Element {
  return {
    tag,
    attributes: {},
    text: '',
    isTextAtomic: false,
    children: [],
    tail: '',
    isTailAtomic: false,
    line,
  };
}

/** Creates an element as the last child of its parent. */
export function appendElement(parent: Element, tag: string, line?: number): Element {
  const element = createElement(tag, line);
  parent.children.push(element);
  return element;
}

/** Inserts elements among the children of a parent, however many there are. */
export function insertChildren({ children }: Element, index: number, inserted: readonly Element[]): void {
  if (inserted.length === 0) return;
  const behind = children.splice(index);
  for (const child of inserted) children.push(child);
  for (const child of behind) children.push(child);
}

/** The last child, or undefined. */
export function lastChild(parent: Element): Element | undefined {
  return parent.children[parent.children.length - 1];
}

/** Calls `call` for an element and all its descendants, in page order. */
export function visit(element: Element, call: (element: Element) => void): void {
  call(element);
  for (const child of element.children) visit(child, call);
}

/** All text in an element, without its tail. */
export function textOf(element: Element): string {
  let text = element.text;
  for (const child of element.children) text += textOf(child) + child.tail;
  return text;
}
