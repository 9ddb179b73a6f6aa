import type { FigureFolders } from '../../files/figureFolders';
import {
  hasAcceptedExtension,
  namesImage,
  nameOf,
  pathWithMark,
  resolveTarget,
  suffixOf,
  tailsIn,
  tailsOf,
} from '../../text/figureTarget';
import { lookUp } from './lookUp';
import { nearestPaths } from './nearestPaths';

/** What is wrong with where a figure's target leads. Paths are normalised and relative to the report's folder. */
export type PathProblem =
  /** On the web; `corrected` is the file in the report's folders that seems to be the same. */
  | { readonly kind: 'remote'; readonly corrected: string | null }
  /** A page on the web, which is no image. */
  | { readonly kind: 'page' }
  /** A file of a repository on GitHub that is missing from the report's folders; `path` is where it would be. */
  | { readonly kind: 'absent'; readonly path: string }
  /** Not found by any page, whatever is in the folders. */
  | {
      readonly kind: 'foreign' | 'none' | 'rooted' | 'backslashed';
      readonly path: string | null;
      readonly corrected: string | null;
    }
  /** Missing there, but found at `corrected`: the path was written relative to a folder further up. */
  | { readonly kind: 'detour'; readonly path: string; readonly corrected: string }
  /** A `#` or `?` in the file's name ends the path. */
  | { readonly kind: 'mark'; readonly mark: string; readonly corrected: string }
  /** `folder` is the first folder that does not exist, or null; `choices` are the files that may be meant. */
  | {
      readonly kind: 'missing';
      readonly path: string;
      readonly folder: string | null;
      readonly choices: readonly string[];
    }
  /** There is a folder of that name. */
  | { readonly kind: 'folder'; readonly path: string }
  /** The file exists under another letter case. */
  | { readonly kind: 'case'; readonly choices: readonly string[] }
  /** Not in `figures`; `corrected` is a file of that name there. */
  | { readonly kind: 'outside'; readonly path: string; readonly corrected: string | null }
  /** Neither png nor jpg nor jpeg. */
  | { readonly kind: 'format'; readonly path: string };

/** The first problem of a target, the worst first; null if none is known. */
export function pathProblemOf(target: string, folders: FigureFolders): PathProblem | null {
  const resolved = resolveTarget(target);
  switch (resolved.kind) {
    case 'remote':
      return remoteProblem(target, folders);
    case 'foreign':
      return { kind: 'foreign', path: null, corrected: existing(folders, tailsIn(target)) };
    case 'none':
      return { kind: 'none', path: null, corrected: null };
    case 'rooted':
    case 'backslashed': {
      const { kind, path } = resolved;
      const inFigures = `figures/${nameOf(path)}`;
      return { kind, path, corrected: existing(folders, [path, ...tailsOf(path), inFigures]) };
    }
    case 'local':
      return existenceProblem(target, resolved.path, folders) ?? placeProblem(resolved.path, folders);
  }
}

function remoteProblem(target: string, folders: FigureFolders): PathProblem {
  const corrected = existing(folders, tailsIn(target));
  if (corrected !== null) return { kind: 'remote', corrected };
  if (isPage(target)) return { kind: 'page' };
  const path = tailsIn(target).find((tail) => tail.startsWith('figures/'));
  const isOfRepository =
    /^https?:\/\/(?:github\.com\/[^/]+\/[^/]+\/(?:blob|raw)|raw\.githubusercontent\.com)\//i.test(
      target.trim(),
    );
  const isThere = path === undefined || lookUp(folders, path).kind !== 'missing';
  return isOfRepository && !isThere ? { kind: 'absent', path } : { kind: 'remote', corrected: null };
}

/** GitHub's pages below a repository that aren't files. */
const GITHUB_PAGE =
  /^https?:\/\/github\.com\/[^/?#]+(?:\/[^/?#]+)?(?:\/(?:actions|blob|branches|commits?|compare|discussions|graphs|issues|network|packages|projects|pulls?|pulse|releases|security|settings|tags|tree|wiki)(?:[/?#]|$)|\/?$)/i;
/** Services that only show pages, unless a file is named. */
const SERVICE_PAGE =
  /^https?:\/\/(?:(?:www\.)?wandb\.ai|console\.(?:cloud\.google|aws\.amazon)\.com|(?:docs|drive)\.google\.com|hub\.docker\.com|(?:www\.)?youtube\.com|youtu\.be|app\.codecov\.io)(?:[/?#]|$)/i;

/** Whether an address is that of a page and no image. */
function isPage(target: string): boolean {
  const address = target.trim().slice(0, 500);
  if (namesImage(address) || /badge/i.test(address)) return false;
  return GITHUB_PAGE.test(address) || SERVICE_PAGE.test(address);
}

function existenceProblem(target: string, path: string, folders: FigureFolders): PathProblem | null {
  const found = lookUp(folders, path);
  switch (found.kind) {
    case 'unknown':
    case 'file':
      return null;
    case 'case':
      return { kind: 'case', choices: found.paths };
    case 'folder':
    case 'missing': {
      const marked = pathWithMark(target);
      if (marked !== null && lookUp(folders, marked).kind === 'file')
        return { kind: 'mark', mark: suffixOf(target).charAt(0), corrected: marked };
      const corrected = existing(folders, tailsOf(path));
      if (corrected !== null) return { kind: 'detour', path, corrected };
      if (found.kind === 'folder') return { kind: 'folder', path };
      return { kind: 'missing', path, folder: found.folder, choices: nearestPaths(folders, path) };
    }
  }
}

function placeProblem(path: string, folders: FigureFolders): PathProblem | null {
  if (!path.startsWith('figures/')) {
    const corrected = existing(folders, [...tailsOf(path), `figures/${nameOf(path)}`]);
    return { kind: 'outside', path, corrected };
  }
  return hasAcceptedExtension(path) ? null : { kind: 'format', path };
}

/** The first path where a file exists, as the file system spells it. */
function existing(folders: FigureFolders, paths: readonly string[]): string | null {
  for (const path of paths) {
    const found = lookUp(folders, path);
    if (found.kind === 'file') return path;
    const [only, another] = found.kind === 'case' ? found.paths : [];
    if (only !== undefined && another === undefined) return only;
  }
  return null;
}
