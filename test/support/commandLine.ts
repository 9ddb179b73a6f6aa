import { spawn } from 'node:child_process';
import { fromRoot } from './paths';

/** What a run of the built command line gave. */
export interface Outcome {
  /** The exit status; null where a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and how the command line runs. */
export interface CommandLineOptions {
  readonly cwd?: string;
  /** Added to the environment, which is without any wish for colours. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it runs as someone to whom permissions apply, where the tests run as root. */
  readonly isOrdinaryUser?: boolean;
}

/** The number of `nobody` on Linux. */
const NOBODY = 65534;

const SECONDS = 180;

/** Runs `mlops-report` as it is built in `dist` to its end. */
export function mlopsReport(
  args: readonly string[],
  { cwd, env, isOrdinaryUser = false }: CommandLineOptions = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [fromRoot('dist/cli.js'), ...args], {
    cwd,
    env: { ...plainEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: SECONDS * 1000,
    ...(isOrdinaryUser && process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY }),
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      resolve({ status, stdout, stderr });
    });
  });
}

function plainEnvironment(): NodeJS.ProcessEnv {
  const wishes = ['FORCE_COLOR', 'NO_COLOR'];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !wishes.includes(name)));
}
