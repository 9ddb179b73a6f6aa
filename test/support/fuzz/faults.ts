import fc from 'fast-check';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from '../images';
import { makeReport } from '../makeReport';
import { fromRoot } from '../paths';
import { STREET_REPORT } from '../streetReport';
import { removeFolder, temporaryFolder } from '../temporaryFolder';

/** What goes wrong while a command writes a file; sizes in kB, times in milliseconds. */
type Fault =
  | { readonly kind: 'disk full'; readonly size: number }
  | { readonly kind: 'few handles'; readonly handles: number }
  | { readonly kind: 'signal'; readonly name: 'SIGKILL' | 'SIGTERM' | 'SIGINT'; readonly time: number }
  | { readonly kind: 'folder read-only' };

/** A command that writes a file, the fault, and whether an earlier file exists. */
export interface FaultCase {
  readonly command: keyof typeof COMMANDS;
  readonly fault: Fault;
  readonly hasEarlier: boolean;
}

/** The arguments of each command, and the file that it writes. */
const COMMANDS = {
  html: { words: ['html', 'reports/README.md'], file: 'reports-README.html' },
  'html -o': { words: ['html', '-o', 'page.html', 'reports'], file: 'page.html' },
  'check -o': { words: ['check', '--format', 'json', '-o', 'out.json'], file: 'out.json' },
  'check -o sarif': { words: ['check', '--format', 'sarif', '-o', 'out.sarif'], file: 'out.sarif' },
  'groups -o': { words: ['groups', '--format', 'html', '-o', 'groups.html', '..'], file: 'groups.html' },
  init: { words: ['init'], file: '.mlops-report.json' },
} as const;

const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('disk full' as const), size: fc.nat(30) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('few handles' as const),
      // Node itself needs about twenty before it runs the program.
      handles: fc.integer({ min: 22, max: 60 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('signal' as const),
      name: fc.constantFrom('SIGKILL' as const, 'SIGTERM' as const, 'SIGINT' as const),
      time: fc.integer({ min: 50, max: 1500 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'folder read-only' as const }) },
);

/** Commands with a fault. */
export const anyFault: fc.Arbitrary<FaultCase> = fc.record({
  command: fc.constantFrom(...(Object.keys(COMMANDS) as (keyof typeof COMMANDS)[])),
  fault,
  hasEarlier: fc.boolean(),
});

/** The user id of `nobody` on Linux. */
const NOBODY = 65534;

/** Timeout for a command on a busy machine, in milliseconds. */
const TIMEOUT = 60_000;

/**
 * With any fault, the file is unchanged or complete, and nothing else has changed. A command that fails says so in a sentence and by its
 * status. Only a killed command leaves a partial file, hidden next to the target.
 */
export async function anyFaultHolds({ command, fault: wrong, hasEarlier }: FaultCase): Promise<void> {
  const { words, file } = COMMANDS[command];
  const root = temporaryFolder();
  try {
    chmodSync(root, 0o755);
    const cwd = makeGroup(join(root, 'group_1'));
    const path = join(cwd, file);
    const usual = hasEarlier && command !== 'init' ? await run(words, cwd, { kind: 'none' }) : null;
    const earlier = usual === null ? null : readFileSync(path, 'utf8');
    if (hasEarlier) writeFileSync(join(cwd, 'reports/README.md'), `${makeReport()}\nMore words.\n`);
    const before = new Set(namesIn(cwd));
    const folder = join(path, '..');
    if (wrong.kind === 'folder read-only') chmodSync(folder, 0o555);
    const { status, stderr } = await run(words, cwd, wrong);
    chmodSync(folder, 0o777);

    const left = namesIn(cwd).filter((name) => !before.has(name) && name !== file);
    const isKilled = wrong.kind === 'signal' || status === null || status > 2;
    assert.ok(left.length <= (isKilled ? 1 : 0), `it leaves ${left.join(', ')}`);
    for (const name of left) assert.match(name, /(?:^|\/)\.[^/]+\.[0-9a-f]{12}\.tmp$/);

    const now = contentOf(path);
    if (now !== earlier) {
      assert.notEqual(now, null, 'the earlier file is gone');
      assertWhole(file, now ?? '');
    } else if (status !== null && status <= 1)
      assert.equal(wrong.kind, 'signal', 'it reports success, but wrote nothing');
    if (!isKilled) {
      assert.doesNotMatch(stderr, /defect|^\s+at .*:\d+|undefined/m);
      if (status === 2) assert.match(stderr, /^(?:mlops-report: .*\.\n)+$/);
    }
  } finally {
    removeFolder(root);
  }
}

function makeGroup(folder: string): string {
  mkdirSync(join(folder, 'reports/figures'), { recursive: true });
  writeFileSync(join(folder, 'reports/README.md'), STREET_REPORT);
  writeFileSync(join(folder, 'reports/figures/q.png'), PNG);
  for (const one of ['', 'reports', 'reports/figures']) chmodSync(join(folder, one), 0o777);
  for (const one of ['reports/README.md', 'reports/figures/q.png']) chmodSync(join(folder, one), 0o666);
  return folder;
}

interface Ended {
  /** Null if it was stopped by a signal. */
  readonly status: number | null;
  readonly stderr: string;
}

/** Runs the command line as a user to whom permissions apply. */
async function run(
  words: readonly string[],
  cwd: string,
  wrong: Fault | { readonly kind: 'none' },
): Promise<Ended> {
  const limits =
    wrong.kind === 'disk full'
      ? `trap '' XFSZ; ulimit -f ${wrong.size};`
      : wrong.kind === 'few handles'
        ? `ulimit -n ${wrong.handles};`
        : '';
  const program = [process.execPath, fromRoot('dist/cli.js'), ...words];
  const child = spawn('bash', ['-c', `${limits} exec "$@"`, 'bash', ...program], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY }),
  });
  const timer = wrong.kind === 'signal' ? setTimeout(() => child.kill(wrong.name), wrong.time) : undefined;
  let isLate = false;
  const deadline = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, TIMEOUT);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [status] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  clearTimeout(deadline);
  assert.ok(!isLate, `it does not exit: ${words.join(' ')}`);
  return { status, stderr };
}

/** Every kind of file shows whether it is complete. */
function assertWhole(file: string, text: string): void {
  if (file.endsWith('.html')) assert.ok(text.endsWith('</html>\n'), 'half a page');
  else if (file.endsWith('out.json') || file.endsWith('.sarif')) JSON.parse(text);
  else assert.ok(text.endsWith('}\n'), 'half a file');
}

function contentOf(path: string): string | null {
  return statSync(path, { throwIfNoEntry: false }) ? readFileSync(path, 'utf8') : null;
}

function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}
