import { createElement, insertChildren, type Element } from '../element';
import type { References } from '../block/blockParser';
import type { RawHtmlStash } from '../raw/rawHtmlStash';
import type { Version } from '../version';
import { COST_OF_SCAN, type Work } from '../work';
import { anglesIn } from './angles';
import { autolinks, mailLinks } from './autolinks';
import { backticks } from './backticks';
import { pairBrackets } from './brackets';
import { asterisks, underscores } from './emphasis';
import { entities } from './entities';
import { escapes } from './escapes';
import { inlineHtml } from './inlineHtml';
import { lineBreaks } from './lineBreaks';
import { images, links } from './links';
import { loneMarks } from './loneMarks';
import { createNodeStash } from './nodeStash';
import { marksIn, type InlineContext, type InlinePattern } from './pattern';
import { resolveTail, resolveText } from './resolve';
import { imageReferences, references, shortImageReferences, shortReferences } from './references';

/** In this order: each is applied to the whole text, in which placeholders replace what earlier ones found. */
const PATTERNS: readonly InlinePattern[] = [
  backticks,
  escapes,
  references,
  links,
  images,
  imageReferences,
  shortReferences,
  shortImageReferences,
  autolinks,
  mailLinks,
  lineBreaks,
  inlineHtml,
  entities,
  loneMarks,
  asterisks,
  underscores,
];

/**
 * Applies the inline patterns to the texts of a tree, and inserts the elements that they find: the library's
 * `InlineProcessor`.
 */
export function parseInline(
  root: Element,
  known: References,
  rawHtml: RawHtmlStash,
  version: Version,
  work: Work,
): void {
  const nodes = createNodeStash();
  const context: InlineContext = {
    version,
    references: known,
    nodes,
    rawHtml,
    work,
    bracketsOf: rememberingLast(pairBrackets),
    anglesOf: rememberingLast(anglesIn),
  };
  walk();

  /** Walks the tree. New elements are walked as well; a second pass over a text may find more. */
  function walk(): void {
    const waiting = [root];
    // Their order only affects the numbering of placeholders.
    let next = 0;
    for (;;) {
      const element = version === '3.7' ? waiting.pop() : waiting[next++];
      if (element === undefined) return;
      const inserts: { into: Element; elements: Element[] }[] = [];
      // Elements that are inserted after a child are visited, too.
      for (let index = 0; index < element.children.length; index++) {
        const child = element.children[index];
        if (child === undefined) break;
        if (child.text !== '' && !child.isTextAtomic) {
          const elements = parseText(child);
          for (const one of elements) waiting.push(one);
          inserts.push({ into: child, elements });
        }
        if (child.tail !== '') {
          insertChildren(element, index + 1, parseTail(child));
        }
        if (child.children.length > 0) waiting.push(child);
      }
      for (const { into, elements } of inserts) insertChildren(into, 0, elements);
    }
  }

  function parseText(element: Element): Element[] {
    const { text } = element;
    element.text = '';
    return resolveText(nodes, applyPatterns(text, 0), false, element);
  }

  function parseTail(element: Element): Element[] {
    const { tail, isTailAtomic } = element;
    const behind = createElement('');
    const elements = resolveTail(nodes, isTailAtomic ? tail : applyPatterns(tail, 0), isTailAtomic, behind);
    element.tail = behind.tail;
    element.isTailAtomic = behind.isTailAtomic;
    return elements;
  }

  /** Replaces what the patterns find in a text by placeholders, beginning with the pattern at an index. */
  function applyPatterns(text: string, first: number): string {
    if (!work.spend(text.length)) return text;
    const marks = marksIn(text);
    if (marks === 0) return text;
    let replaced = text;
    for (let index = first; index < PATTERNS.length; index++) {
      const pattern = PATTERNS[index];
      if (pattern !== undefined && (pattern.marks & marks) !== 0)
        replaced = applyPattern(pattern, index, replaced);
    }
    return replaced;
  }

  function applyPattern(pattern: InlinePattern, index: number, original: string): string {
    let text = original;
    let scan = pattern.scan(text, context);
    let replaced = '';
    let copied = 0;
    let from = 0;
    for (let hit = scan(from); hit !== undefined; hit = scan(from)) {
      const { start, end, node, reopens } = hit;
      from = end;
      if (node === undefined) continue;
      if (typeof node !== 'string') applyWithin(node, index);
      replaced += text.slice(copied, start) + nodes.add(node);
      copied = end;
      if (!reopens || !work.spend(COST_OF_SCAN * text.length)) continue;
      text = replaced + text.slice(copied);
      scan = pattern.scan(text, context);
      replaced = '';
      copied = 0;
      from = 0;
    }
    return replaced + text.slice(copied);
  }

  /** Applies the patterns after the given one to the texts of an element that it found. */
  function applyWithin(node: Element, index: number): void {
    if (node.isTextAtomic) return;
    node.text = applyPatterns(node.text, index + 1);
    for (const child of node.children) {
      if (!child.isTextAtomic) child.text = applyPatterns(child.text, index + 1);
      child.tail = applyPatterns(child.tail, index);
    }
  }
}

/** Remembers the result for the last text. */
function rememberingLast<T>(make: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly made: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, made: make(text) };
    return last.made;
  };
}
