import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';

/** Options for a process. */
export interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Timeout in milliseconds, after which it is killed with all its children. */
  readonly timeout?: number;
  /** Whether it stops its own children and deletes its files when asked to exit. Otherwise it is killed without asking. */
  readonly cleansUp?: boolean;
  /** Its niceness and that of its children, from 0 to 19. */
  readonly niceness?: number;
  /** Receives its standard output and standard error as they arrive. */
  readonly onOutput?: (text: string) => void;
}

/** A process with all its children. */
export interface ProcessGroup {
  /** Resolves with the exit code when it has exited; null if a signal stopped it. */
  readonly ended: Promise<number | null>;
  /** Its output so far. */
  output(): string;
  /** Stops it with all its children; resolves when they are gone. */
  stop(): Promise<void>;
}

const SECONDS_TO_END = 5;
/** Polling interval for the end of a process group, in milliseconds. */
const POLL = 50;
/** The running processes, each with the signal that stops it when this program exits. */
const running = new Map<ChildProcess, NodeJS.Signals>();

process.on('exit', () => {
  for (const [child, name] of running) signal(child, name);
});
for (const [name, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.on(name, () => process.exit(code));
}

/** Starts a process in its own group, without standard input, so that it can be stopped with all its children. */
export function startProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): ProcessGroup {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  if (child.pid !== undefined && options.niceness !== undefined) setPriority(child.pid, options.niceness);
  running.set(child, options.cleansUp === true ? 'SIGTERM' : 'SIGKILL');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      options.onOutput?.(text);
    });
  }
  const timer =
    options.timeout === undefined
      ? undefined
      : setTimeout(() => {
          output += `\n${command} was ended after ${options.timeout ?? 0} ms.\n`;
          void stop(child);
        }, options.timeout);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      output += `\n${command} could not be started: ${error.message}\n`;
      resolve(null);
    });
    child.once('close', resolve);
  }).finally(() => {
    clearTimeout(timer);
    running.delete(child);
  });
  return { ended, output: () => output, stop: () => stop(child) };
}

/** Runs a process until it exits and returns its output. Throws with the output unless the exit code is 0. */
export async function runProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<string> {
  const child = startProcess(command, args, options);
  const code = await child.ended;
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${code ?? 'a signal'}:\n${child.output()}`);
  return child.output();
}

/** Runs npm until it exits, like `runProcess`: the npm that runs this program, otherwise the one on the PATH. */
export function runNpm(args: readonly string[], options: ProcessOptions = {}): Promise<string> {
  const npm = process.env['npm_execpath'];
  return npm?.endsWith('.js') === true
    ? runProcess(process.execPath, [npm, ...args], options)
    : runProcess('npm', args, options);
}

/** Asks the group to exit, waits, and kills what is left of it. */
async function stop(child: ChildProcess): Promise<void> {
  const endSignal = running.get(child);
  if (endSignal === undefined) return;
  const closed = once(child, 'close');
  const deadline = Date.now() + SECONDS_TO_END * 1000;
  signal(child, 'SIGTERM');
  // If the first process exits before its children, they may still have to clean up.
  const isLeft = (): boolean => (endSignal === 'SIGTERM' ? signal(child, 0) : running.has(child));
  while (isLeft() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, POLL));
  signal(child, 'SIGKILL');
  await closed;
}

/** Sends a signal to a process and its children, 0 to send none. Returns false if none of them is left. */
function signal(child: ChildProcess, name: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  if (process.platform === 'win32') {
    return spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' }).status === 0;
  }
  try {
    return process.kill(-child.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false; // the group is gone
  }
}
