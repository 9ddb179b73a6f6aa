/** What the panel opens by itself, with the address as it is written: the extension would decode `%2F` and the like. */
const WEB = /^(?:https?:|mailto:|\/\/)/i;
const MIDDLE_BUTTON = 1;

/** Follows clicks on links, by mouse or keyboard: inside the page by itself, to the web through the panel, all others through `open`. */
export function handleLinks(open: (href: string) => void): void {
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link) return;
    const href = link.getAttribute('href') ?? '';
    if (event.type === 'click' && WEB.test(href)) {
      // The page has no protocol of the web.
      if (href.startsWith('//')) link.setAttribute('href', `https:${href}`);
      return;
    }
    // The panel's own handler would open files past the extension's rules.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'auxclick' && event.button !== MIDDLE_BUTTON) return;
    if (WEB.test(href)) link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    else if (href.startsWith('#')) scrollToAnchor(href.slice(1));
    else open(href);
  };
  window.addEventListener('click', follow, { capture: true });
  window.addEventListener('auxclick', follow, { capture: true });
}

/** The ids of the page are written as they are; those in links may be percent-encoded. */
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
