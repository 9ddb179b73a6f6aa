import { sha256 } from '@noble/hashes/sha2.js';
import type { Element } from 'hast';
import { toBase64 } from '../../../common/base64';
import { element } from '../render/elements';

/** What `meta name=generator` says of a page, so that it is known again. */
export const GENERATOR = 'MLOps Report';

/** What a page is made of besides its body. The style and the scripts are of ASCII characters only. */
export interface PageHead {
  readonly title: string;
  readonly style: string;
  /** The page's own script, as its policy lets in no other; null for a page in which nothing runs. */
  readonly script: string | null;
  /** Where images may come from, such as `data:`; null where there are none. */
  readonly images: string | null;
}

/** The head of a page that holds all that it shows: nothing else is loaded, and nothing else runs. */
export function pageHead({ title, style, script, images }: PageHead): Element {
  const policy = [
    "default-src 'none'",
    ...(images === null ? [] : [`img-src ${images}`]),
    `style-src '${hashOf(style)}'`,
    ...(script === null ? [] : [`script-src '${hashOf(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return element(
    'head',
    {},
    element('meta', { charSet: 'utf-8' }),
    element('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('meta', { name: 'generator', content: GENERATOR }),
    element('title', {}, title),
    element('style', {}, style),
  );
}

/** As a content security policy names a style or a script (CSP 3, Hash sources). */
function hashOf(text: string): string {
  return `sha256-${toBase64(sha256(Uint8Array.from(text, (character) => character.charCodeAt(0))))}`;
}
