import { extensionOf } from './figureTarget';

/** The type of an image that every browser shows, by its first bytes; null for everything else, whatever its name. */
export function imageType(path: string, bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(start)) return 'image/gif';
  if (/^RIFF[^]{4}WEBP/.test(start)) return 'image/webp';
  return extensionOf(path) === 'svg' && looksLikeSvg(bytes) ? 'image/svg+xml' : null;
}

/** How many bytes may come before the root element: an editor's comments and declarations. */
const HEAD = 4096;

/** SVG is text, so it has no magic bytes; in practice it is always UTF-8. */
function looksLikeSvg(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  return /^(?:\xef\xbb\xbf)?\s*</.test(head) && /<(?:\w+:)?svg[\s>]/.test(head);
}
