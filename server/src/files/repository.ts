/**
 * The git repository around a report: what git knows, and the other files of the group. Paths are relative to the repository's
 * root, with `/` between their parts. No method rejects; null means that git can't tell.
 */
export interface Repository {
  /** The report's folder from the root; `''` if it is the root itself. */
  readonly folder: string;
  /** The tracked files, and those that are neither tracked nor ignored. */
  files(): Promise<RepositoryFiles | null>;
  /** The text of a file on disk of at most `maxBytes` bytes; null if it does not exist, is larger or is not text. */
  readText(path: string, maxBytes: number): Promise<string | null>;
  /** The ignored ones of the paths, each with the rule that ignores it. Tracked files are never ignored. */
  ignored(paths: readonly string[]): Promise<ReadonlyMap<string, IgnoreRule> | null>;
  /** The state of the work: branch, upstream, what is not pushed yet. */
  state(): Promise<RepositoryState | null>;
  /** The object ids of files in the last commit; paths that are not in it are left out. */
  committedIds(paths: readonly string[]): Promise<ReadonlyMap<string, string> | null>;
  /**
   * Whether files on disk have the content of objects, apart from line ends. A path is left out if git can't tell: it
   * is not a regular file, larger than any figure, or changed by a filter on its way into git, like files of Git LFS.
   * @param ids Object ids by path.
   */
  unchanged(ids: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, boolean>>;
  /** The commits that changed a file, newest first, at most `maxCommits`. Renames are not followed. */
  history(path: string, maxCommits: number): Promise<readonly Commit[] | null>;
  /**
   * The commits of the branch with the lines that each changed, newest first, at most `maxCommits`. A merge itself
   * changes none.
   */
  changes(maxCommits: number): Promise<readonly CommitChanges[] | null>;
  /** The text of a file in a commit, of at most `maxBytes` bytes. */
  textAt(commit: string, path: string, maxBytes: number): Promise<string | null>;
  /** Who last changed each line of the committed file, from its first line on. */
  lineAuthors(path: string): Promise<readonly LineAuthor[] | null>;
  /**
   * Watches git's own data: commits, branches, the index, and the `.gitignore` files of the root and the report's
   * folder. Changes of other files are not reported.
   */
  watch(onChange: () => void): RepositoryWatch;
}

/** A watch that runs until it is disposed of. */
export interface RepositoryWatch {
  dispose(): void;
}

/** The files of a repository. */
export interface RepositoryFiles {
  /** Object ids in the index by path. */
  readonly tracked: ReadonlyMap<string, string>;
  /** Neither tracked nor ignored. */
  readonly untracked: readonly string[];
  /** Whether there are more files than listed. */
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

/** The state of the work in a repository. */
export interface RepositoryState {
  /** Null if no branch is checked out. */
  readonly branch: string | null;
  /** The remote's default branch, such as `main`; null if unknown. */
  readonly defaultBranch: string | null;
  /** The last commit; null if there is none yet. */
  readonly head: string | null;
  /**
   * The number of commits of this branch that its upstream doesn't have or, without an upstream, no remote branch, as
   * far as known without the network; null if nothing is committed.
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
  /** Text files only; a renamed file has its new name. */
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
