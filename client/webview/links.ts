/** Handles clicks on links, by mouse or keyboard: scrolls to links inside the page and passes all others to `open`. */
export function handleLinks(open: (href: string) => void): void {
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link) return;
    // The webview's own handler would open links that the extension doesn't allow.
    event.preventDefault();
    event.stopImmediatePropagation();
    const href = link.getAttribute('href') ?? '';
    if (href.startsWith('#')) scrollToAnchor(href.slice(1));
    else open(href);
  };
  window.addEventListener('click', follow, { capture: true });
  window.addEventListener('auxclick', follow, { capture: true });
}

/** Ids on the page are plain text; those in links may be percent-encoded. */
function scrollToAnchor(fragment: string): void {
  const target = document.getElementById(fragment) ?? document.getElementById(decoded(fragment));
  if (target) target.scrollIntoView();
  else if (fragment === '') window.scrollTo({ top: 0 });
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
