import { memoizeByText } from './memo';

/** The kind of a figure's target, judged by its text alone. */
export type FigureTarget =
  /** Another host: `https://…`, `//host/…`. */
  | { readonly kind: 'remote' }
  /** A file system root, another scheme, or a drive: never looked up. */
  | { readonly kind: 'foreign' }
  /** `/…`: resolved from the repository's root by GitHub, and not at all by the hand-in. */
  | { readonly kind: 'rooted'; readonly path: string }
  /** A path from the report's folder with `.` and `..` resolved; `..` is only left at its start. */
  | { readonly kind: 'local'; readonly path: string }
  /** A local path written with `\`, which only works on Windows; `path` uses `/` instead. */
  | { readonly kind: 'backslashed'; readonly path: string }
  /** Can't name a file: empty, only a fragment, or with a character that no path may contain. */
  | { readonly kind: 'none' };

/** The extensions that the template asks for (docs/grammar.md, instructions). */
export const ACCEPTED_EXTENSIONS: ReadonlySet<string> = new Set(['png', 'jpg', 'jpeg']);

/** From this many bytes on, a figure is large. Of 712 figures of real reports, 4 were larger. */
export const LARGE_FIGURE = 2_000_000;

/** The extensions of image files, in lower case and without the dot. */
export const IMAGE_EXTENSIONS: ReadonlySet<string> = new Set([
  ...ACCEPTED_EXTENSIONS,
  'svg',
  'gif',
  'webp',
  'bmp',
  'tif',
  'tiff',
  'avif',
  'heic',
  'ico',
]);

/** Longer than any path of a real report; file systems refuse longer ones. */
const MAX_PATH_LENGTH = 4096;

/** Deeper than any path of a real report; deeper folders are not read. */
const MAX_PARTS = 32;

/** A path written relative to a folder further up is recognised by at most this many of its last parts. */
const MAX_TAIL_PARTS = 4;

/**
 * Targets of this many characters in all are remembered, twice those of a report: several rules read them after each
 * keystroke.
 */
const REMEMBERED = 16 * 1024;

/** Parses a figure's target. Percent signs are decoded once; a stray one is taken literally. */
export const resolveTarget = memoizeByText(REMEMBERED, readTarget, ({ length }) => length);

function readTarget(target: string): FigureTarget {
  const written = trimTarget(target);
  if (written.startsWith('//') || /^https?:/i.test(written)) return { kind: 'remote' };
  if (/^[a-z][a-z0-9+.-]*:/i.test(written) || written.startsWith('\\')) return { kind: 'foreign' };
  const path = decodePercents(withoutSuffix(written));
  if (path === '' || path.length > MAX_PATH_LENGTH || hasControlCharacter(path)) return { kind: 'none' };
  if (path.startsWith('//') || path.startsWith('\\') || /^[a-z]:/i.test(path)) return { kind: 'foreign' };
  const normal = normalise(path.replaceAll('\\', '/'));
  if (normal === '') return { kind: 'none' };
  if (path.includes('\\')) return { kind: 'backslashed', path: normal };
  return { kind: path.startsWith('/') ? 'rooted' : 'local', path: normal };
}

/** Whether a target names a file with an image's extension, possibly followed by a query and a fragment. */
export function namesImage(target: string): boolean {
  return hasImageExtension(decodePercents(withoutSuffix(trimTarget(target))));
}

/** Whether a path has an image's extension. In a path, `#` and `?` are ordinary characters. */
export function hasImageExtension(path: string): boolean {
  return IMAGE_EXTENSIONS.has(extensionOf(path));
}

/** Whether the template accepts a path's format. */
export function hasAcceptedExtension(path: string): boolean {
  return ACCEPTED_EXTENSIONS.has(extensionOf(path));
}

/** The extension of a path in lower case without its dot; empty if there is none. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** The folder of a normalised path; `''` for the report's own. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * A path as written in a Markdown image or link, or an HTML attribute: spaces, quotation marks and everything else that
 * would end it or change its meaning is percent-encoded; letters of all scripts stay.
 */
export function encodeTarget(path: string): string {
  return path.replace(/[%\s()<>[\]\\"'?#`{}|^&:]/g, percentEncode);
}

/** The query and fragment of a target, as written. */
export function suffixOf(target: string): string {
  return target.slice(withoutSuffix(target).length);
}

/** The paths from the report's folder that a target may mean: as written, and relative to folders further up. */
export function candidatePaths(target: string): string[] {
  const resolved = resolveTarget(target);
  if (!('path' in resolved) || isTooDeep(resolved.path)) return [];
  const marked = pathWithMark(target);
  return [resolved.path, ...tailsOf(resolved.path), ...(marked === null ? [] : [marked])];
}

/** The path of a file or folder whose name contains `#` or `?`; null if the target has no such mark. */
export function pathWithMark(target: string): string | null {
  const suffix = suffixOf(target);
  if (suffix === '') return null;
  const resolved = resolveTarget(
    target.slice(0, -suffix.length) + suffix.replace(/[#?]/gu, encodeURIComponent),
  );
  return resolved.kind === 'local' && !isTooDeep(resolved.path) ? resolved.path : null;
}

/** Whether a path has too many parts for its folders to be read. */
export function isTooDeep(path: string): boolean {
  return path.split('/').length > MAX_PARTS;
}

/**
 * The last parts of a normalised path, the longest first, each with at least a folder and a name: what the path may
 * mean if it was written relative to the repository's root or another folder further up.
 */
export function tailsOf(path: string): string[] {
  const parts = path.split('/');
  const named = parts.filter((part) => part !== '..');
  const longest = Math.min(MAX_TAIL_PARTS, named.length === parts.length ? parts.length - 1 : named.length);
  const tails: string[] = [];
  for (let length = longest; length >= 2; length--) tails.push(named.slice(-length).join('/'));
  return tails;
}

/** The same for a target that leads elsewhere: `figures/q14.png` of `https://host/report/figures/q14.png`. */
export function tailsIn(target: string): string[] {
  if (target.length > MAX_PATH_LENGTH) return [];
  const path = decodePercents(withoutSuffix(trimTarget(target).replace(/^[a-z][a-z0-9+.-]*:/i, '')));
  return hasControlCharacter(path) ? [] : tailsOf(normalise(path.replaceAll('\\', '/')));
}

/** Trims what browsers ignore around an address (URL standard); a no-break space belongs to it. */
function trimTarget(target: string): string {
  let start = 0;
  let end = target.length;
  while (start < end && target.charCodeAt(start) <= 0x20) start++;
  while (start < end && target.charCodeAt(end - 1) <= 0x20) end--;
  return target.slice(start, end);
}

function withoutSuffix(target: string): string {
  const end = target.search(/[?#]/);
  return end < 0 ? target : target.slice(0, end);
}

/** A text with percent-encoded characters decoded once; what is not UTF-8 stays as it is. */
export function decodePercents(path: string): string {
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      // Not UTF-8, so it is taken literally.
      return codes;
    }
  });
}

/** Also encodes the marks that end a target and `encodeURIComponent` leaves alone. */
function percentEncode(character: string): string {
  const encoded = encodeURIComponent(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
}

function hasControlCharacter(path: string): boolean {
  for (let i = 0; i < path.length; i++) if (path.charCodeAt(i) < 0x20) return true;
  return false;
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
