import { spawn } from 'node:child_process';
import { fromRoot } from './paths';

/** The result of a run of the built command line. */
export interface Outcome {
  /** The exit status; null if it was stopped by a signal. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Options for a run of the command line. */
export interface CommandLineOptions {
  readonly cwd?: string;
  /** Added to the environment, in which no colour setting is set. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether to run as a user to whom permissions apply, when the tests run as root. */
  readonly isOrdinaryUser?: boolean;
}

/** The user id of `nobody` on Linux. */
const NOBODY = 65534;

const SECONDS = 180;

/** Runs the built `mlops-report` in `dist` until it exits. */
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
  const colourSettings = ['FORCE_COLOR', 'NO_COLOR'];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !colourSettings.includes(name)));
}
