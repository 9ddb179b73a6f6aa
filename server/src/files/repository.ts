/**
 * The git repository around a report: what git knows, and the other files of the group. Paths are relative to the repository's
 * root, with `/` between their parts. No method rejects; null means that git can't tell.
 */
export interface Repository {
  /** The report's folder from the root; `''` where the report is in the root itself. */
  readonly folder: string;
  /** What git tracks, and the files that it neither tracks nor ignores. */
  files(): Promise<RepositoryFiles | null>;
  /** The text of a file on disk of at most `maxBytes` bytes; null where there is none, a larger one, or one that is no text. */
  readText(path: string, maxBytes: number): Promise<string | null>;
  /** Of the paths, those that git ignores, each with the rule that says so. Tracked files are never ignored. */
  ignored(paths: readonly string[]): Promise<ReadonlyMap<string, IgnoreRule> | null>;
  /** Where the work is: branch, upstream, what is not pushed yet. */
  state(): Promise<RepositoryState | null>;
  /** The object ids of files in the last commit; a path that the commit doesn't hold has none. */
  committedIds(paths: readonly string[]): Promise<ReadonlyMap<string, string> | null>;
  /**
   * Whether files on disk hold what objects hold, apart from line ends. A path is left out where git can't tell: it is no regular file,
   * larger than any figure, or changed by a filter on its way into git, as files of Git LFS are.
   *
   * @param ids Object ids by path.
   */
  unchanged(ids: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, boolean>>;
  /** The commits that changed a file, newest first, at most `maxCommits`. Renames are not followed. */
  history(path: string, maxCommits: number): Promise<readonly Commit[] | null>;
  /** The commits of the branch with the lines that each changed, newest first, at most `maxCommits`. A merge changes none by itself. */
  changes(maxCommits: number): Promise<readonly CommitChanges[] | null>;
  /** The text of a file in a commit, of at most `maxBytes` bytes. */
  textAt(commit: string, path: string, maxBytes: number): Promise<string | null>;
  /** Who last changed each line of the committed file, from its first line on. */
  lineAuthors(path: string): Promise<readonly LineAuthor[] | null>;
  /**
   * Watches what git knows: commits, branches, the index, `.gitignore` files of the root and the report's folder. What happens to other
   * files is not told.
   */
  watch(onChange: () => void): RepositoryWatch;
}

/** Watches until it is disposed of. */
export interface RepositoryWatch {
  dispose(): void;
}

/** The files of a repository. */
export interface RepositoryFiles {
  /** Object ids in the index by path. */
  readonly tracked: ReadonlyMap<string, string>;
  /** Not tracked, and not ignored either. */
  readonly untracked: readonly string[];
  /** Whether there are more files than were listed. */
  readonly isCut: boolean;
}

/** The line of a `.gitignore` (or another exclude file) that ignores a path. */
export interface IgnoreRule {
  /** As git names it: from the root, or an absolute path for the user's own exclude file. */
  readonly source: string;
  /** From 1. */
  readonly line: number;
  readonly pattern: string;
}

/** Where the work in a repository is. */
export interface RepositoryState {
  /** Null where no branch is checked out. */
  readonly branch: string | null;
  /** The branch that the remote shows first, such as `main`; null where it is not known. */
  readonly defaultBranch: string | null;
  /** The last commit; null where there is none yet. */
  readonly head: string | null;
  /**
   * Commits of this branch that its upstream doesn't have, or no branch of a remote where it has none, as far as is known without the
   * network; null where nothing is committed.
   */
  readonly unpushed: number | null;
}

/** A commit. */
export interface Commit {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly author: Author;
}

/** A commit with what it changed. */
export interface CommitChanges extends Commit {
  /** Text files only; a file that was renamed has its new name. */
  readonly files: readonly FileChange[];
}

/** The lines of a text file that a commit changed. */
export interface FileChange {
  readonly path: string;
  readonly added: number;
  readonly deleted: number;
}

/** Who wrote a commit. */
export interface Author {
  readonly name: string;
  readonly mail: string;
}

/** The last change of one line. */
export interface LineAuthor {
  readonly commit: string;
  readonly author: Author;
  /** Milliseconds since 1970. */
  readonly time: number;
}
