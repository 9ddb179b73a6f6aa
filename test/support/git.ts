import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './temporaryFolder';

/** The name of git; on a bare Debian it is installed first. Throws with instructions if there is none. */
export function getGit(): string {
  if (hasGit()) return 'git';
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' } as const;
    execFileSync('apt-get', ['update', '-q'], options);
    execFileSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'git'], options);
  }
  if (!hasGit()) throw new Error('These tests need git. Install it, so that `git --version` works.');
  return 'git';
}

function hasGit(): boolean {
  return spawnSync('git', ['--version']).status === 0;
}

/** A repository made by a test. */
export interface MadeRepository {
  readonly root: string;
  /** Runs git in its root and returns the output. */
  git(...args: string[]): string;
  /** Writes files, by path relative to the root. */
  write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
  /** Adds everything that isn't ignored and commits it as Kim. */
  commit(message: string): void;
}

/** A new repository on the branch main, without the git settings of the user who runs the tests. */
export function makeRepository(root: string = temporaryFolder()): MadeRepository {
  const program = getGit();
  const env = {
    ...process.env,
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(root, '.no-such-file'),
    GIT_AUTHOR_DATE: '2026-01-20T12:00:00Z',
    GIT_COMMITTER_DATE: '2026-01-20T12:00:00Z',
  };
  const git = (...args: string[]): string =>
    execFileSync(program, args, { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Kim');
  git('config', 'user.email', 's123456@student.example');
  return {
    root,
    git,
    async write(files) {
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), content);
      }
    },
    commit(message) {
      git('add', '-A');
      git('commit', '-q', '-m', message);
    },
  };
}
