import type { CommitChanges, LineAuthor, Repository } from './repository';

/** What git knows about who wrote a repository and the report in it. */
export interface Work {
  /** Newest first. */
  readonly changes: readonly CommitChanges[];
  /** Whether there are older commits. */
  readonly isCut: boolean;
  /** The report's path from the repository's root. */
  readonly path: string;
  /** The committed text of the report; null if it is not committed. */
  readonly committed: string | null;
  /** Who last changed each line of it. */
  readonly lines: readonly LineAuthor[];
}

/** Maximum number of commits read; a group of the course makes a few hundred. */
const MAX_COMMITS = 5000;

/** Larger than any report, in bytes. */
const MAX_REPORT = 4_000_000;

/**
 * Asks a repository who wrote what; null if git can't tell, or nothing is committed yet. `path` is from the
 * repository's root.
 */
export async function readWork(repository: Repository, path: string): Promise<Work | null> {
  const changes = await repository.changes(MAX_COMMITS + 1);
  const [newest] = changes ?? [];
  if (!changes || !newest) return null;
  const committed = await repository.textAt(newest.id, path, MAX_REPORT);
  const lines = committed === null ? null : await repository.lineAuthors(path);
  return {
    changes: changes.slice(0, MAX_COMMITS),
    isCut: changes.length > MAX_COMMITS,
    path,
    committed,
    lines: lines ?? [],
  };
}

/** The path of a file beside the report, from the repository's root. */
export function pathInRepository({ folder }: Repository, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
