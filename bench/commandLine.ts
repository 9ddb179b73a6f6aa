import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RULES } from '../common/codes';

/** What a command takes, including its start. */
export interface CommandTime {
  readonly name: string;
  /** Seconds. */
  readonly wall: number;
  /** Seconds of all processors; NaN where the shell can't tell. */
  readonly cpu: number;
}

/** The commands that are compared; one that is not installed is left out. */
export type CommandName = 'node' | 'one' | 'all' | 'withoutHandIn' | 'rumdl' | 'markdownlintCli2';

/** Times by command. */
export type CommandTimes = Readonly<Partial<Record<CommandName, CommandTime>>>;

/**
 * Measures the built command line on one report beside an empty program, and on many beside other tools: each several times in turn, the
 * fastest counts.
 */
export async function timeCommands(
  texts: readonly string[],
  { rounds }: { readonly rounds: number },
): Promise<CommandTimes> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-report-bench-'));
  try {
    const [one, many, off] = [join(folder, 'one'), join(folder, 'many'), join(folder, 'off')];
    await writeReports(one, texts.slice(0, 1));
    for (const place of [many, off]) await writeReports(place, texts);
    const rules = Object.keys(RULES).filter((code) => code.startsWith('handin-'));
    await writeFile(
      join(off, '.mlops-report.json'),
      JSON.stringify({ rules: Object.fromEntries(rules.map((code) => [code, 'off'])) }),
    );
    await writeFile(join(many, '.markdownlint-cli2.jsonc'), '{ "config": { "default": true } }');
    const cli = join(process.cwd(), 'dist/cli.js');
    const peers = join(process.cwd(), 'bench/node_modules');
    const rumdl = join(peers, '@rumdl/cli-linux-x64/rumdl');
    const commands: Readonly<Partial<Record<CommandName, Command>>> = {
      node: { name: 'node -e 0', cwd: one, words: [process.execPath, '-e', '0'] },
      one: { name: 'one report', cwd: one, words: [process.execPath, cli, 'check', '.'] },
      all: { name: `${texts.length} reports`, cwd: many, words: [process.execPath, cli, 'check', '.'] },
      withoutHandIn: {
        name: `${texts.length} reports without the hand-in`,
        cwd: off,
        words: [process.execPath, cli, 'check', '.'],
      },
      ...(existsSync(rumdl) && {
        rumdl: { name: 'rumdl', cwd: many, words: [rumdl, 'check', '--no-cache', '-s', '.'] },
      }),
      markdownlintCli2: {
        name: 'markdownlint-cli2',
        cwd: many,
        words: [process.execPath, join(peers, 'markdownlint-cli2/markdownlint-cli2-bin.mjs'), '**/*.md'],
      },
    };
    const times: Partial<Record<CommandName, CommandTime>> = {};
    for (let round = 0; round < rounds; round++) {
      for (const [key, command] of Object.entries(commands) as [CommandName, Command][]) {
        const { wall, cpu } = timeOf(command);
        const before = times[key];
        times[key] = {
          name: command.name,
          wall: Math.min(wall, before?.wall ?? Infinity),
          cpu: Math.min(cpu, before?.cpu ?? Infinity),
        };
      }
    }
    return times;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Command {
  readonly name: string;
  readonly cwd: string;
  readonly words: readonly string[];
}

async function writeReports(folder: string, texts: readonly string[]): Promise<void> {
  for (const [number, text] of texts.entries()) {
    const place = join(folder, `group-${number}`, 'reports');
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'README.md'), text);
  }
}

/** The shell's own `times` tells what its children took. */
function timeOf({ cwd, words }: Command): { readonly wall: number; readonly cpu: number } {
  const start = performance.now();
  if (process.platform === 'win32') {
    const [program = '', ...args] = words;
    checkStatus(words, spawnSync(program, args, { cwd, stdio: 'ignore' }).status);
    return { wall: secondsSince(start), cpu: Number.NaN };
  }
  const script = '"$@" >/dev/null 2>&1; echo $?; times';
  const output = execFileSync('sh', ['-c', script, 'sh', ...words], { cwd, encoding: 'utf8' });
  const wall = secondsSince(start);
  const [status = '', , children = ''] = output.split('\n');
  checkStatus(words, Number(status));
  const cpu = Array.from(
    children.matchAll(/(\d+)m([\d.]+)s/g),
    ([, minutes, seconds]) => 60 * Number(minutes) + Number(seconds),
  ).reduce((sum, one) => sum + one, 0);
  return { wall, cpu };
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}

/** The commands exit with 1 when they find problems, which is no failure here. */
function checkStatus(words: readonly string[], status: number | null): void {
  if (status !== 0 && status !== 1) throw new Error(`${words.join(' ')} ended with status ${status}`);
}
