import { lineOf } from './scroll';

/** Rows and whole lists are not marked. */
const MARKABLE = '[data-line]:not(tr, ul, ol, dl, section, details)';

/** Marks the innermost element that contains a line of the document, or the last one before it. Without a line, removes the mark. */
export function markCursor(page: HTMLElement, line: number | undefined): void {
  const marked = line === undefined ? null : elementAt(page, line);
  for (const old of page.querySelectorAll('[data-cursor]'))
    if (old !== marked) old.removeAttribute('data-cursor');
  if (marked && !marked.hasAttribute('data-cursor')) marked.setAttribute('data-cursor', '');
}

function elementAt(page: HTMLElement, line: number): Element | null {
  let holding: Element | null = null;
  let before: Element | null = null;
  for (const element of page.querySelectorAll<HTMLElement>(MARKABLE)) {
    const first = lineOf(element);
    if (first === null || first > line) continue;
    const { line: start = '0', endLine = start } = element.dataset;
    if (line <= first + Number(endLine) - Number(start)) holding = element;
    before = element;
  }
  return holding ?? before;
}
