/** An element with its line in the document. */
interface Mark {
  /** From 0. */
  readonly line: number;
  /** In pixels from the top of the window. */
  readonly top: number;
}

/** Where the script has scrolled the page to, in pixels; null once the reader has scrolled it. */
let ownTop: number | null = null;

/** The line of the document at the top of the window; may be a fraction. */
export function lineAtTop(page: HTMLElement): number {
  const marks = marksOf(page);
  const behind = marks.findIndex(({ top }) => top > 0);
  const after = behind < 0 ? undefined : marks[behind];
  const before = behind < 0 ? marks.at(-1) : marks[behind - 1];
  if (!before) return after?.line ?? 0;
  if (!after) return before.line;
  return before.line + ((after.line - before.line) * -before.top) / (after.top - before.top);
}

/** Scrolls a line of the document to the top of the window. */
export function scrollToLine(page: HTMLElement, line: number): void {
  const marks = marksOf(page);
  const behind = marks.findIndex((mark) => mark.line > line);
  const after = behind < 0 ? undefined : marks[behind];
  const before = behind < 0 ? marks.at(-1) : marks[behind - 1];
  let top = 0;
  if (before && after)
    top = before.top + ((after.top - before.top) * (line - before.line)) / (after.line - before.line);
  else if (before) top = before.top;
  window.scrollBy({ top: line === 0 ? -window.scrollY : top, behavior: 'instant' });
  ownTop = window.scrollY;
}

/** Calls back when the reader scrolls the page, at most once per frame. A slow browser reports the script's own scrolling late. */
export function onScrolled(callback: () => void): void {
  let isWaiting = false;
  window.addEventListener('scroll', () => {
    if (isWaiting || window.scrollY === ownTop) return;
    ownTop = null;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      callback();
    });
  });
}

/** The line of an element in the document, from 0; null if unknown. */
export function lineOf(element: Element | null): number | null {
  const section = element?.closest<HTMLElement>('[data-first-line]');
  if (!section) return null;
  const inside = element?.closest<HTMLElement>('[data-line]');
  return (
    Number(section.dataset['firstLine']) +
    (inside && section.contains(inside) ? Number(inside.dataset['line']) : 0)
  );
}

/** In page order; elements in closed details have no position and are left out. */
function marksOf(page: HTMLElement): Mark[] {
  const marks: Mark[] = [];
  for (const element of page.querySelectorAll('[data-first-line], [data-line]')) {
    const line = lineOf(element);
    const last = marks.at(-1);
    if (line === null || element.getClientRects().length === 0) continue;
    const { top } = element.getBoundingClientRect();
    if (!last || (line > last.line && top > last.top)) marks.push({ line, top });
  }
  return marks;
}
