import type { Nodes } from 'hast';
import { elementsOf } from './elements';
import { ID_PREFIX } from './sanitize';

const SAFE_SCHEME = /^(?:https?|mailto):/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** Takes the address from every link of a safe tree that leads elsewhere than to the web, to mail, to a relative path, or to the page itself. */
export function confineLinks(tree: Nodes): void {
  for (const { tagName, properties } of elementsOf(tree)) {
    if (tagName !== 'a' || properties.href === undefined) continue;
    const address = safeAddress(properties.href);
    if (address === null) delete properties.href;
    else properties.href = address;
  }
}

/**
 * A link's address as a browser reads it, or null for one that may not be followed: another scheme, another host without scheme
 * (`//host`, `\\host`). An address inside the page gets the prefix that ids have.
 */
export function safeAddress(written: string): string | null {
  const address = asBrowsersRead(written);
  if (address.startsWith('#')) return address === '#' ? address : `#${ID_PREFIX}${address.slice(1)}`;
  if (SAFE_SCHEME.test(address)) return address;
  if (SCHEME.test(address) || /^[/\\]{2}/.test(address)) return null;
  return address;
}

/** Without the characters that the URL standard drops: control characters and blanks around it, tabs and line ends inside. */
function asBrowsersRead(written: string): string {
  return written
    .replace(/[\t\n\r]/g, '')
    .replace(/^[\0-\x20]+/, '')
    .trimEnd();
}
