import { realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type {
  Author,
  Commit,
  CommitChanges,
  FileChange,
  IgnoreRule,
  LineAuthor,
  Repository,
  RepositoryFiles,
} from '../files/repository';
import { findProgram } from './findProgram';
import { gitIn, type Git } from './git';
import { fields, parseFiles } from './gitFiles';
import { findRegular, readBytes } from './regularFile';
import { rememberedContents, type SameContent } from './sameContent';
import { watchGit } from './watchGit';

/**
 * The repository of a folder, according to git; null if there is none, git is missing, or git refuses (another owner, a
 * broken or bare repository).
 * @param programs Paths or names of git, in the order to try.
 * @param folder Absolute path of the report's folder.
 */
export async function gitRepository(programs: readonly string[], folder: string): Promise<Repository | null> {
  const program = await findProgram(programs);
  if (program === null) return null;
  const place = await gitIn(program, folder).run([
    'rev-parse',
    '--show-toplevel',
    '--git-dir',
    '--git-common-dir',
  ]);
  const lines =
    place
      ?.toString()
      .replace(/\r?\n$/u, '')
      .split(/\r?\n/u) ?? [];
  // Only the first path may contain line ends: those after it are mostly relative.
  const [gitFolder, commonFolder] = lines.splice(-2);
  if (gitFolder === undefined || commonFolder === undefined || lines.length === 0) return null;
  const [root, own] = await Promise.all([realpath(lines.join('\n')), realpath(folder)]).catch(() => [
    null,
    null,
  ]);
  if (root === null || own === null) return null;
  const way = relative(root, own);
  // `core.worktree` may lead anywhere; a repository that doesn't contain the report says nothing about it.
  if (way === '..' || way.startsWith(`..${sep}`)) return null;
  const git = gitIn(program, root);
  const files = rememberedFiles(git);
  const sameContent = rememberedContents(root);
  return {
    folder: way.split(sep).join('/'),
    files,
    readText: (path, maxBytes) => readText(root, path, maxBytes),
    ignored: (paths) => ignoredBy(git, paths),
    state: () => stateOf(git),
    committedIds: (paths) => committedIds(git, paths),
    unchanged: (ids) => unchanged(git, ids, sameContent),
    history: (path, maxCommits) => historyOf(git, path, maxCommits),
    changes: (maxCommits) => changesOf(git, maxCommits),
    textAt: (commit, path, maxBytes) => textAt(git, commit, path, maxBytes),
    lineAuthors: (path) => lineAuthors(git, path),
    watch: (onChange) =>
      watchGit(
        {
          gitFolder: resolve(folder, gitFolder),
          commonFolder: resolve(folder, commonFolder),
          workFolders: [root, own],
        },
        onChange,
      ),
  };
}

/** The files, as the same object as long as git's output is the same: a large repository is not parsed twice. */
function rememberedFiles(git: Git): () => Promise<RepositoryFiles | null> {
  let last: { readonly index: Buffer; readonly others: Buffer; readonly files: RepositoryFiles } | null =
    null;
  return async () => {
    const [index, found] = await Promise.all([
      git.run(['ls-files', '-s', '-z']),
      git.run(['ls-files', '--others', '--exclude-standard', '-z']),
    ]);
    if (!index) return null;
    const others = found ?? Buffer.alloc(0);
    if (!last?.index.equals(index) || !last.others.equals(others))
      last = { index, others, files: await parseFiles(index, others) };
    return last.files;
  };
}

async function ignoredBy(
  git: Git,
  paths: readonly string[],
): Promise<ReadonlyMap<string, IgnoreRule> | null> {
  if (paths.length === 0) return new Map();
  // Status 1: none of the paths is ignored.
  const input = paths.map((path) => `${path}\0`).join('');
  const output = await git.run(['check-ignore', '-v', '-z', '--stdin'], { input, exitStatus: 1 });
  if (!output) return null;
  const found = new Map<string, IgnoreRule>();
  const parts = fields(output);
  for (let at = 0; at + 3 < parts.length; at += 4) {
    const [source = '', line = '', pattern = '', path = ''] = parts.slice(at, at + 4);
    if (!pattern.startsWith('!')) found.set(path, { source, line: Number(line), pattern });
  }
  return found;
}

async function stateOf(git: Git): Promise<Awaited<ReturnType<Repository['state']>>> {
  const [symbolic, remote, commit] = await Promise.all([
    git.run(['symbolic-ref', '--quiet', 'HEAD'], { exitStatus: 1 }),
    git.run(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD'], { exitStatus: 1 }),
    git.run(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], { exitStatus: 1 }),
  ]);
  if (!symbolic || !commit) return null;
  const ref = lineOf(symbolic);
  const head = lineOf(commit);
  const upstream = ref === '' ? '' : lineOf(await git.run(['for-each-ref', '--format=%(upstream)', ref]));
  const count = head === '' ? null : await unpushedIn(git, head, upstream);
  return {
    branch: ref === '' ? null : ref.replace(/^refs\/heads\//u, ''),
    defaultBranch:
      remote && lineOf(remote) !== '' ? lineOf(remote).replace(/^refs\/remotes\/origin\//u, '') : null,
    head: head === '' ? null : head,
    unpushed: count,
  };
}

/** Without an upstream, or if it is gone, all remote branches count. */
async function unpushedIn(git: Git, head: string, upstream: string): Promise<number | null> {
  const count =
    (upstream === '' ? null : await git.run(['rev-list', '--count', `${upstream}..${head}`, '--'])) ??
    (await git.run(['rev-list', '--count', 'HEAD', '--not', '--remotes', '--']));
  return count && Number(lineOf(count));
}

async function committedIds(git: Git, paths: readonly string[]): Promise<ReadonlyMap<string, string> | null> {
  if (paths.length === 0) return new Map();
  const output = await git.run(['ls-tree', '-z', '--full-tree', 'HEAD', '--', ...paths]);
  if (!output) return null;
  const ids = fields(output).flatMap((entry) => {
    const tab = entry.indexOf('\t');
    const [, type, id] = entry.slice(0, tab).split(' ');
    return type === 'blob' && id !== undefined ? [[entry.slice(tab + 1), id] as const] : [];
  });
  return new Map(ids);
}

async function unchanged(
  git: Git,
  ids: ReadonlyMap<string, string>,
  isSame: SameContent,
): Promise<ReadonlyMap<string, boolean>> {
  if (ids.size === 0) return new Map();
  const input = [...ids.keys()].map((path) => `${path}\0`).join('');
  const output = await git.run(['check-attr', '-z', '--stdin', 'filter'], { input });
  if (!output) return new Map();
  const parts = fields(output);
  const same = new Map<string, boolean>();
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const [path = '', , filter = ''] = parts.slice(at, at + 3);
    const id = ids.get(path);
    if (id === undefined || !['unspecified', 'unset'].includes(filter)) continue;
    const answer = await isSame(path, id);
    if (answer !== null) same.set(path, answer);
  }
  return same;
}

/** Fields of a commit, separated by a unit separator, which no name contains. */
const COMMIT_FORMAT = '--format=%H%x1f%at%x1f%aN%x1f%aE';

/** The start of a `log` that runs no program of the repository. */
function logOf(maxCommits: number) {
  return ['log', COMMIT_FORMAT, '-z', `-n${maxCommits}`, '--no-ext-diff', '--no-textconv'] as const;
}

async function historyOf(git: Git, path: string, maxCommits: number): Promise<readonly Commit[] | null> {
  const paths = path === '' ? [] : [`:(literal)${path}`];
  const output = await git.run([...logOf(maxCommits), 'HEAD', '--', ...paths]);
  return output && fields(output).map(commitFrom);
}

function commitFrom(record: string): Commit {
  const [id = '', seconds = '', name = '', mail = ''] = record.split('\u001f');
  return { id, time: Number(seconds) * 1000, author: { name, mail } };
}

async function changesOf(git: Git, maxCommits: number): Promise<readonly CommitChanges[] | null> {
  const output = await git.run([...logOf(maxCommits), '--numstat', '-M', 'HEAD', '--']);
  return output && parseChanges(fields(output));
}

/**
 * The numbers of added and deleted lines, `-` for binary files, and the path; without one, the old and the new path
 * follow.
 */
const CHANGED_FILE = /^\n?(\d+|-)\t(\d+|-)\t([^]*)$/u;

/** Parses `git log -z --numstat`: a record for each commit, followed by one or three fields for each of its files. */
function parseChanges(parts: readonly string[]): CommitChanges[] {
  const commits: (Commit & { readonly files: FileChange[] })[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const [, added = '', deleted = '', named = ''] = CHANGED_FILE.exec(part) ?? [];
    if (added === '') {
      commits.push({ ...commitFrom(part), files: [] });
      continue;
    }
    if (named === '') at += 2;
    if (added === '-') continue;
    const path = named === '' ? (parts[at] ?? '') : named;
    commits.at(-1)?.files.push({ path, added: Number(added), deleted: Number(deleted) });
  }
  return commits;
}

async function textAt(git: Git, commit: string, path: string, maxBytes: number): Promise<string | null> {
  if (!/^[0-9a-f]{40,64}$/u.test(commit)) return null;
  const blob = await git.run(['cat-file', 'blob', `${commit}:${path}`]);
  return blob && blob.length <= maxBytes ? decode(blob) : null;
}

async function lineAuthors(git: Git, path: string): Promise<readonly LineAuthor[] | null> {
  const output = await git.run(['blame', '--line-porcelain', '--no-textconv', 'HEAD', '--', path]);
  return output && parseBlame(output.toString());
}

/** Parses `git blame --line-porcelain`: a header line, named fields, and the line itself after a tab. */
function parseBlame(text: string): LineAuthor[] {
  const lines: LineAuthor[] = [];
  let commit = '';
  let author: Author = { name: '', mail: '' };
  let time = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith('\t')) lines.push({ commit, author, time });
    else if (line.startsWith('author ')) author = { ...author, name: line.slice('author '.length) };
    else if (line.startsWith('author-mail ')) author = { ...author, mail: line.slice(13, -1) };
    else if (line.startsWith('author-time ')) time = Number(line.slice('author-time '.length)) * 1000;
    else if (/^[0-9a-f]{40,64} \d/u.test(line)) commit = line.slice(0, line.indexOf(' '));
  }
  return lines;
}

async function readText(root: string, path: string, maxBytes: number): Promise<string | null> {
  const file = await findRegular(root, path);
  const bytes = file && file.size <= maxBytes ? await readBytes(file) : null;
  return bytes && decode(bytes);
}

/** Null for binary content: a zero byte, as in git. */
function decode(bytes: Buffer): string | null {
  return bytes.includes(0) ? null : bytes.toString('utf8');
}

function lineOf(output: Buffer | null): string {
  return output?.toString().trim() ?? '';
}
