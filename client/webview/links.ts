/** Links that the panel opens itself, with the address as written; the extension would decode `%2F` and the like. */
const WEB = /^(?:https?:|mailto:|\/\/)/i;
const MIDDLE_BUTTON = 1;

/** Handles clicks on links, by mouse or keyboard: scrolls inside the page, lets the panel open web links, passes all others to `open`. */
export function handleLinks(open: (href: string) => void): void {
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link) return;
    const href = link.getAttribute('href') ?? '';
    if (event.type === 'click' && WEB.test(href)) {
      // The page isn't served over http or https.
      if (href.startsWith('//')) link.setAttribute('href', `https:${href}`);
      return;
    }
    // The panel's own handler would open files that the extension doesn't allow.
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
