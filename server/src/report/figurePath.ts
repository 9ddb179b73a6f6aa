import type { Report } from './report';

/** Where a figure's target leads, told from its text alone. */
export type FigureTarget =
  /** Another host: `https://…`, `//host/…`. */
  | { readonly kind: 'remote' }
  /** A file system's own root, another scheme, or a drive: never looked up. */
  | { readonly kind: 'foreign' }
  /** `/…`: GitHub reads it from the repository's root, the hand-in from nowhere. */
  | { readonly kind: 'rooted'; readonly path: string }
  /** A path from the report's folder, its `.` and `..` resolved; `..` may stand at its start only. */
  | { readonly kind: 'local'; readonly path: string }
  /** Nothing that could name a file: empty, only a fragment, or with a character that no path may hold. */
  | { readonly kind: 'none' };

/** What a template's author would accept (grammar.md, instructions). */
const ACCEPTED_EXTENSIONS: ReadonlySet<string> = new Set(['png', 'jpg', 'jpeg']);
const IMAGE_EXTENSIONS: ReadonlySet<string> = new Set([
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

/** Reads a figure's target. Percent signs are decoded once; a stray one stands for itself. */
export function resolveTarget(target: string): FigureTarget {
  const written = target.trim();
  if (written.startsWith('//') || /^https?:/i.test(written)) return { kind: 'remote' };
  if (/^[a-z][a-z0-9+.-]*:/i.test(written) || written.startsWith('\\')) return { kind: 'foreign' };
  const path = decode(withoutSuffix(written));
  if (path === '' || path.length > MAX_PATH_LENGTH || hasControlCharacter(path)) return { kind: 'none' };
  if (path.includes('\\') && /(^|\\)\.\.?\\|^\\|:/.test(path)) return { kind: 'foreign' };
  if (path.startsWith('//')) return { kind: 'foreign' };
  const normal = normalise(path);
  if (normal === '') return { kind: 'none' };
  return { kind: path.startsWith('/') ? 'rooted' : 'local', path: normal };
}

/** Whether a target names a file whose extension is that of an image. */
export function hasImageExtension(target: string): boolean {
  return IMAGE_EXTENSIONS.has(extensionOf(target));
}

/** Whether a target's format is one that the template accepts. */
export function hasAcceptedExtension(target: string): boolean {
  return ACCEPTED_EXTENSIONS.has(extensionOf(target));
}

/** The extension in lower case without its dot; empty where there is none. */
export function extensionOf(target: string): string {
  const path = withoutSuffix(target);
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

/** A path as it is written for a Markdown image or link: blanks and marks that would end it are percent-encoded. */
export function encodeTarget(path: string): string {
  return path.replace(/[%\s()<>[\]\\"'?#*_`!&{}|^]/g, (character) =>
    /[%\s()<>[\]\\"?#`{}|^]/.test(character)
      ? encodeURIComponent(character).replace('(', '%28').replace(')', '%29')
      : character,
  );
}

/** The folders that must be listed to judge a report's figures, the report's own and `figures` among them. */
export function figureFoldersOf(report: Report): string[] {
  const folders = new Set(['', 'figures']);
  for (const { block } of report.questions) {
    for (const { target } of block.answer?.figures ?? []) {
      for (const path of candidatePaths(target)) {
        for (let folder = folderOf(path); ; folder = folderOf(folder)) {
          folders.add(folder);
          if (folder === '' || folder.endsWith('..')) break;
        }
      }
    }
  }
  return [...folders];
}

/** The paths from the report's folder that a target may mean: as written, or read from the repository's root. */
export function candidatePaths(target: string): string[] {
  const resolved = resolveTarget(target);
  if (resolved.kind !== 'local' && resolved.kind !== 'rooted') return [];
  const { path } = resolved;
  const fromRoot = path.replace(/^[^/]+\//, '');
  return fromRoot === path || path.startsWith('..') ? [path] : [path, fromRoot];
}

function withoutSuffix(target: string): string {
  const end = target.search(/[?#]/);
  return end < 0 ? target : target.slice(0, end);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
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
