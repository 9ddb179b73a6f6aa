import { insertChildren, type Element } from '../element';
import { findPlaceholder, INLINE_PREFIX } from '../placeholders';
import { isBlank } from '../pythonText';
import type { NodeStash } from './nodeStash';

/** Sets the text of an element from a text with placeholders, and gives the elements in it, which go after the text. */
export function resolveText(nodes: NodeStash, text: string, isAtomic: boolean, element: Element): Element[] {
  return resolve(nodes, text, isAtomic, (piece, isPieceAtomic) => {
    element.isTextAtomic = isPieceAtomic && element.text === '';
    element.text += piece;
  });
}

/** Sets the tail of an element from a text with placeholders, and gives the elements in it, which go after the text. */
export function resolveTail(nodes: NodeStash, text: string, isAtomic: boolean, element: Element): Element[] {
  return resolve(nodes, text, isAtomic, (piece, isPieceAtomic) => {
    putBehind(element, piece, isPieceAtomic);
  });
}

function putBehind(element: Element, piece: string, isAtomic: boolean): void {
  element.isTailAtomic = isAtomic && element.tail === '';
  element.tail += piece;
}

/** `putFirst` sets the text before the first element. Only a text in one piece stays atomic. */
function resolve(
  nodes: NodeStash,
  text: string,
  isAtomic: boolean,
  putFirst: (piece: string, isAtomic: boolean) => void,
): Element[] {
  const elements: Element[] = [];
  let copied = 0;
  for (let index = text.indexOf(INLINE_PREFIX); index !== -1; index = text.indexOf(INLINE_PREFIX, copied)) {
    const placeholder = findPlaceholder(text, INLINE_PREFIX, index);
    const node = placeholder === undefined ? undefined : nodes.get(placeholder.number);
    if (placeholder === undefined || node === undefined) {
      const end = index + INLINE_PREFIX.length;
      put(text.slice(copied, end), false);
      copied = end;
      continue;
    }
    put(text.slice(copied, index), false);
    copied = placeholder.end;
    if (typeof node === 'string') {
      put(node, false);
    } else {
      resolveElement(nodes, node);
      elements.push(node);
    }
  }
  put(text.slice(copied), isAtomic);
  return elements;

  function put(piece: string, isPieceAtomic: boolean): void {
    if (piece === '') return;
    const last = elements[elements.length - 1];
    if (last === undefined) putFirst(piece, isPieceAtomic);
    else putBehind(last, piece, isPieceAtomic);
  }
}

/** Resolves the placeholders in the text of an element, and in the texts and tails of its children. */
function resolveElement(nodes: NodeStash, element: Element): void {
  const children = [...element.children];
  resolveOwnText(nodes, element);
  for (const child of children) {
    if (!isBlank(child.tail)) {
      const { tail, isTailAtomic } = child;
      child.tail = '';
      const behind = resolveTail(nodes, tail, isTailAtomic, child);
      insertChildren(element, element.children.indexOf(child) + 1, behind);
    }
    resolveOwnText(nodes, child);
  }
}

function resolveOwnText(nodes: NodeStash, element: Element): void {
  if (isBlank(element.text)) return;
  const { text, isTextAtomic } = element;
  element.text = '';
  insertChildren(element, 0, resolveText(nodes, text, isTextAtomic, element));
}
