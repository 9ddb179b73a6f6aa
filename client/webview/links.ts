const MIDDLE_BUTTON = 1;

/** Follows clicks on links, by mouse or keyboard: inside the page by itself, all others through `open`. */
export function handleLinks(open: (href: string) => void): void {
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link) return;
    // The panel's own handler would open links past the extension's rules.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'auxclick' && event.button !== MIDDLE_BUTTON) return;
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
