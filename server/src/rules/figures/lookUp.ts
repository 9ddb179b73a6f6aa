import type { FigureFolders } from '../../files/figureFolders';
import type { Listing } from '../../files/reportFiles';
import { isTooDeep } from '../../text/figureTarget';

/** What the folders say about a path. */
export type Found =
  /** A folder on the way has not been listed, or can't be. */
  | { readonly kind: 'unknown' }
  /** The file exists. */
  | { readonly kind: 'file' }
  /** It exists under another letter case: `paths`, spelled as in the file system. */
  | { readonly kind: 'case'; readonly paths: readonly string[] }
  /** The path leads to a folder. */
  | { readonly kind: 'folder' }
  /** `folder` is the first folder on the way that does not exist; null if only the file is missing. */
  | { readonly kind: 'missing'; readonly folder: string | null };

/**
 * Looks up a normalised path, name by name. Names are compared exactly on every system, because a report is read on
 * others too. Only the two Unicode forms of accents (NFC, NFD) are equal: macOS and git convert between them.
 */
export function lookUp(folders: FigureFolders, path: string): Found {
  if (isTooDeep(path)) return { kind: 'unknown' };
  const parts = path.split('/');
  const climb = parts.filter((part) => part === '..').length;
  const base = parts.slice(0, climb).join('/');
  const start = { real: base, written: base, isCertain: true, isOtherCase: false };
  return lookIn(folders, start, parts.slice(climb));
}

/** A folder on the way to a file. */
interface Place {
  /** As the file system spells it. */
  readonly real: string;
  /** As the report spells it. */
  readonly written: string;
  /** Whether it exists even if it can't be listed. */
  readonly isCertain: boolean;
  readonly isOtherCase: boolean;
}

function lookIn(folders: FigureFolders, place: Place, [part, ...rest]: readonly string[]): Found {
  if (part === undefined) return { kind: 'folder' };
  const listing = listingOf(folders, place);
  if (listing === null && !place.isCertain) return { kind: 'missing', folder: place.written };
  const next = { real: join(place.real, part), written: join(place.written, part) };
  const { isOtherCase } = place;
  if (!listing) {
    // Above the report, and in a folder that can't be listed, unlisted files may still exist.
    const isCertain = listing === null || isAbove(place.real);
    if (rest.length > 0) return lookIn(folders, { ...next, isCertain, isOtherCase }, rest);
    return isOtherCase ? { kind: 'case', paths: [next.real] } : { kind: 'unknown' };
  }
  const exact = namesLike(listing, part, unify);
  const names = exact.length > 0 ? exact : namesLike(listing, part, foldCase);
  if (rest.length === 0) return found(listing, place.real, names, isOtherCase || exact.length === 0);
  const folder = names.find((name) => listing.get(name) === 'folder');
  if (folder === undefined) return { kind: 'missing', folder: next.written };
  const real = join(place.real, folder);
  return lookIn(
    folders,
    { ...next, real, isCertain: true, isOtherCase: isOtherCase || exact.length === 0 },
    rest,
  );
}

function found(listing: Listing, folder: string, names: readonly string[], isOtherCase: boolean): Found {
  if (names.length === 0) return { kind: 'missing', folder: null };
  const files = names.filter((name) => listing.get(name) === 'file');
  if (files.length === 0) return { kind: 'folder' };
  return isOtherCase ? { kind: 'case', paths: files.map((file) => join(folder, file)) } : { kind: 'file' };
}

function isAbove(folder: string): boolean {
  return folder === '..' || folder.startsWith('../');
}

/** Undefined: not listed yet. A case-insensitive file system lists a folder under the report's spelling too. */
function listingOf(folders: FigureFolders, { real, written }: Place): Listing | null | undefined {
  return folders.get(real) ?? folders.get(written) ?? folders.get(real);
}

function namesLike(listing: Listing, name: string, form: (name: string) => string): string[] {
  if (form === unify && listing.has(name)) return [name];
  const wanted = form(name);
  return [...listing.keys()].filter((each) => form(each) === wanted);
}

/** One spelling for both Unicode forms of accents. */
function unify(name: string): string {
  return name.normalize('NFC');
}

/** One spelling for names that differ only in letter case. */
export function foldCase(name: string): string {
  return unify(name).toLowerCase();
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
