import { sha256 } from '@noble/hashes/sha2.js';
import type { Element } from 'hast';
import { toBase64 } from '../../../common/base64';
import { element } from '../render/elements';

/** The `meta name=generator` of our pages, by which they are recognised. */
export const GENERATOR = 'MLOps Report';

/** The parts of a page besides its body. The style and the scripts are pure ASCII. */
export interface PageHead {
  readonly title: string;
  readonly style: string;
  /** The page's only script, the only one that its policy allows; null for a page without scripts. */
  readonly script: string | null;
  /** The allowed sources of images, such as `data:`; null if there are none. */
  readonly images: string | null;
}

/** The head of a self-contained page: nothing else is loaded, and nothing else runs. */
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

/** The hash of a style or a script for a content security policy (CSP 3, Hash sources). */
function hashOf(text: string): string {
  return `sha256-${toBase64(sha256(Uint8Array.from(text, (character) => character.charCodeAt(0))))}`;
}
