/** Follows clicks on links, by mouse or keyboard: inside the page by itself, all others through `open`. */
export function handleLinks(open: (href: string) => void): void {
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link) return;
    // The panel's own handler would open links past the extension's rules.
    event.preventDefault();
    event.stopImmediatePropagation();
    const href = link.getAttribute('href') ?? '';
    if (href.startsWith('#')) scrollToAnchor(href.slice(1));
    else open(href);
  };
  window.addEventListener('click', follow, { capture: true });
  window.addEventListener('auxclick', follow, { capture: true });
}

function scrollToAnchor(fragment: string): void {
  if (fragment === '') {
    window.scrollTo({ top: 0 });
    return;
  }
  const id = decoded(fragment);
  const target = document.getElementById(`user-content-${id}`) ?? document.getElementById(id);
  target?.scrollIntoView();
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
