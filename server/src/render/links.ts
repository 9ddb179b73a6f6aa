import type { Nodes } from 'hast';
import { elementsOf } from './elements';
import { ID_PREFIX } from './sanitize';

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const SAFE_SCHEME = /^(?:https?|mailto):/;

/**
 * Rewrites all addresses as a browser reads them (URL standard): without control characters and spaces around them,
 * without tabs and line ends inside, with a lower-case scheme. So checks see the address that is followed.
 */
export function normaliseAddresses(tree: Nodes): void {
  for (const { properties } of elementsOf(tree)) {
    if (typeof properties.href === 'string') properties.href = normalised(properties.href);
    if (typeof properties.src === 'string') properties.src = normalised(properties.src);
  }
}

function normalised(address: string): string {
  return withoutControlsAround(address.replace(/[\t\n\r]/g, '')).replace(SCHEME, (scheme) =>
    scheme.toLowerCase(),
  );
}

function withoutControlsAround(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (start < end && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}

/**
 * Removes the address of every link of a safe tree with normalised addresses, unless it leads to the web, to mail, to a
 * path, or to a place in the page; this includes other schemes, and other hosts without a scheme (`//host`, `\\host`).
 * Links to a place in the page get the prefix of ids.
 */
export function confineLinks(tree: Nodes): void {
  for (const { tagName, properties } of elementsOf(tree)) {
    if (tagName !== 'a' || properties.href === undefined) continue;
    if (!isSafe(properties.href)) delete properties.href;
    else if (/^#./.test(properties.href)) properties.href = `#${ID_PREFIX}${properties.href.slice(1)}`;
  }
}

function isSafe(address: string): boolean {
  if (SCHEME.test(address)) return SAFE_SCHEME.test(address);
  return !/^[/\\]{2}/.test(address);
}
