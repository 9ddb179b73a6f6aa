/** What scrolls sideways where it is wider than the page. */
const SCROLLERS = 'pre, table, p, ul, ol, math';

/** Leads the button above the page past the checklist, to the first question. */
export function createSkipButton(button: HTMLElement, page: ParentNode): void {
  button.addEventListener('click', () => {
    const question = page.querySelector<HTMLElement>('.question');
    question?.scrollIntoView();
    question?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  });
}

/** Lets the keyboard reach what is wider than the page, so that the arrow keys scroll it, and nothing else. */
export function reachWideParts(page: ParentNode): void {
  const isWide = [...page.querySelectorAll<HTMLElement>(SCROLLERS)].map(
    (part) =>
      [part, part.scrollWidth > part.clientWidth && getComputedStyle(part).overflowX === 'auto'] as const,
  );
  for (const [part, wide] of isWide) {
    if (wide) part.tabIndex = 0;
    else part.removeAttribute('tabindex');
  }
}
