import type { IgnoreRule, Repository, RepositoryFiles, RepositoryState } from './repository';

/** What is known about the repository around a report at one time. */
export interface RepositoryFacts {
  /** For further requests. */
  readonly repository: Repository;
  /** The same object as long as they are the same. */
  readonly files: RepositoryFiles;
  readonly state: RepositoryState | null;
  /** The report itself, as it is on disk; null if git can't tell. */
  readonly report: FileState | null;
  /** By path from the report's folder, in NFC; a figure has no entry if git can't tell. */
  readonly figures: ReadonlyMap<string, FileState>;
}

/**
 * The state of a file on disk in git. `committed`: the last commit has the same content; `changed`: it has other
 * content; `added`: it is in the index, but in no commit yet.
 */
export type FileState =
  | { readonly kind: 'committed' | 'changed' | 'added' | 'untracked' }
  | { readonly kind: 'ignored'; readonly rule: IgnoreRule };

/** Maximum number of figures per report. */
const MAX_FIGURES = 200;

/**
 * Asks the repository about a report and its figures; null if git can't even list its files. Never rejects.
 * @param name Name of the report's file.
 * @param figures Paths from the report's folder, of files that exist.
 */
export async function loadRepositoryFacts(
  repository: Repository,
  name: string,
  figures: Iterable<string>,
): Promise<RepositoryFacts | null> {
  const [files, state] = await Promise.all([repository.files(), repository.state()]);
  if (!files) return null;
  const placed = [...figures].slice(0, MAX_FIGURES).flatMap((figure) => {
    const path = pathFrom(repository.folder, figure);
    return path === null ? [] : [{ figure, path: spelledIn(files, path) }];
  });
  const report = pathFrom(repository.folder, name) ?? name;
  const paths = [...new Set([report, ...placed.map(({ path }) => path)])];
  const states = await fileStates(repository, { files, hasCommit: state?.head !== null }, paths);
  return {
    repository,
    files,
    state,
    report: states.get(report) ?? null,
    figures: new Map(
      placed.flatMap(({ figure, path }) => {
        const known = states.get(path);
        return known ? [[figure, known] as const] : [];
      }),
    ),
  };
}

/** What the states of files are derived from. */
interface Known {
  readonly files: RepositoryFiles;
  /** False if nothing has been committed yet. */
  readonly hasCommit: boolean;
}

async function fileStates(
  repository: Repository,
  { files, hasCommit }: Known,
  paths: readonly string[],
): Promise<ReadonlyMap<string, FileState>> {
  const untracked = new Set(files.untracked);
  const tracked = paths.filter((path) => files.tracked.has(path));
  const others = paths.filter((path) => !files.tracked.has(path) && !untracked.has(path));
  const [ignored, ids] = await Promise.all([
    repository.ignored(others.filter((path) => !isBeyond(files, path))),
    hasCommit ? repository.committedIds(tracked) : new Map<string, string>(),
  ]);
  const unchanged = await repository.unchanged(ids ?? new Map());
  const stateOf = (path: string): FileState | null => {
    if (untracked.has(path)) return { kind: 'untracked' };
    const rule = ignored?.get(path);
    if (rule) return { kind: 'ignored', rule };
    if (!files.tracked.has(path) || !ids) return null;
    if (!ids.has(path)) return { kind: 'added' };
    const isSame = unchanged.get(path);
    return isSame === undefined ? null : { kind: isSame ? 'committed' : 'changed' };
  };
  return new Map(
    paths.flatMap((path) => {
      const state = stateOf(path);
      return state ? [[path, state] as const] : [];
    }),
  );
}

/**
 * Whether a path leads through a link or a submodule, which git tracks as one entry; it refuses questions about
 * anything beyond.
 */
function isBeyond({ tracked }: RepositoryFiles, path: string): boolean {
  const parts = path.split('/');
  return parts.some((_, index) => index > 0 && tracked.has(parts.slice(0, index).join('/')));
}

/** A path as git spells it: accents have two Unicode forms, and the report may use the other one. */
function spelledIn({ tracked, untracked }: RepositoryFiles, path: string): string {
  if (/^[\0-\x7f]*$/u.test(path) || tracked.has(path)) return path;
  const wanted = path.normalize('NFC');
  for (const paths of [tracked.keys(), untracked])
    for (const one of paths) if (one.normalize('NFC') === wanted) return one;
  return path;
}

/** Converts a path from a folder to one from the root; null if it leaves the root. */
function pathFrom(folder: string, path: string): string | null {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
