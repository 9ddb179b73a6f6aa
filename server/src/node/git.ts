import { execFile } from 'node:child_process';
import { devNull } from 'node:os';

/** Runs one git command in a folder. */
export interface Git {
  /**
   * Gives the command's output; null if it fails, prints more than `MAX_OUTPUT` bytes or takes longer than
   * `TIMEOUT_MS`. Never rejects.
   * @param exitStatus A status besides 0 that is not a failure.
   */
  run(
    command: GitCommand,
    options?: { readonly input?: string; readonly exitStatus?: number },
  ): Promise<Buffer | null>;
}

/**
 * All git commands that the extension ever runs. They are plumbing commands that run nothing from the repository: no
 * hook, filter, text conversion, external diff, pager, signature program, alias or remote. `status`, `diff` and `blame`
 * of the work tree run the filters of `.git/config`, so they are not included.
 */
export type GitCommand =
  | readonly ['rev-parse', '--show-toplevel', '--git-dir', '--git-common-dir']
  | readonly ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']
  | readonly ['ls-files', '-s', '-z']
  | readonly ['ls-files', '--others', '--exclude-standard', '-z']
  | readonly ['ls-tree', '-z', '--full-tree', 'HEAD', '--', ...paths: string[]]
  | readonly ['check-ignore', '-v', '-z', '--stdin']
  | readonly ['check-attr', '-z', '--stdin', 'filter']
  | readonly ['symbolic-ref', '--quiet', 'HEAD' | 'refs/remotes/origin/HEAD']
  | readonly ['for-each-ref', '--format=%(upstream)', branch: string]
  | readonly ['rev-list', '--count', range: string, '--']
  | readonly ['rev-list', '--count', 'HEAD', '--not', '--remotes', '--']
  | LogCommand<[]>
  | LogCommand<['--numstat', '-M']>
  | readonly ['cat-file', 'blob', object: string]
  | readonly ['blame', '--line-porcelain', '--no-textconv', 'HEAD', '--', path: string];

/** Lists commits. Their names are printed with `format`, separated by NUL. */
export type LogCommand<Options extends readonly string[]> = readonly [
  'log',
  format: `--format=${string}`,
  '-z',
  count: `-n${number}`,
  '--no-ext-diff',
  '--no-textconv',
  ...options: Options,
  'HEAD',
  '--',
  ...paths: string[],
];

/** Maximum time of a command, in milliseconds; null is the answer for a repository that needs longer. */
const TIMEOUT_MS = 10_000;

/** Maximum output, in bytes. The index of 50,000 files is about 5 MB. */
const MAX_OUTPUT = 64 * 1024 * 1024;

/**
 * Turns off the settings that would make git run a program or use the network. They override those of the repository.
 */
const SAFE_SETTINGS: readonly string[] = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.untrackedCache=false',
  'core.pager=cat',
  'core.sshCommand=false',
  'core.askPass=false',
  'credential.helper=',
  'diff.external=',
  'gpg.program=false',
  'gpg.ssh.program=false',
  'gpg.x509.program=false',
  'log.showSignature=false',
  'protocol.allow=never',
  'uploadpack.packObjectsHook=',
];

/**
 * Git in a folder.
 * @param program Absolute path of git.
 * @param folder Absolute path of the folder, in the operating system's spelling.
 */
export function gitIn(program: string, folder: string): Git {
  const settings = SAFE_SETTINGS.flatMap((setting) => ['-c', setting]);
  return {
    run: (command, { input, exitStatus = 0 } = {}) =>
      new Promise((resolve) => {
        const child = execFile(
          program,
          ['--no-pager', '--no-replace-objects', '--no-optional-locks', ...settings, ...command],
          {
            cwd: folder,
            env: environment(process.env),
            encoding: 'buffer',
            timeout: TIMEOUT_MS,
            killSignal: 'SIGKILL',
            maxBuffer: MAX_OUTPUT,
            windowsHide: true,
          },
          (error, stdout) => {
            const isFine = error === null || (error.code === exitStatus && error.killed !== true);
            resolve(isFine ? stdout : null);
          },
        );
        // Git may exit before it has read all of its input.
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(input ?? '');
      }),
  };
}

/**
 * The environment without git's own variables, which could name another repository or a program, and with variables
 * that keep git quiet.
 */
function environment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(own).filter(([name]) => !/^GIT_/iu.test(name));
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ATTR_NOSYSTEM: '1',
    LC_ALL: 'C',
  };
}
