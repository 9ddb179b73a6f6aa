import { execFileSync } from 'node:child_process';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { timeCommands, type CommandName, type CommandTimes } from './commandLine';
import { glob } from 'tinyglobby';
import { handInPage } from '../server/src/handin/handInPage';
import { exceededFloors, type Floor } from './floors';
import { headingTrace, tracesIn } from './keystrokes';
import { measure } from './measure';
import { memoryOfServer } from './memory';
import { costOfTrace, openPage, renderHandIn } from './pages';
import { PEERS, RENDERERS } from './peers';
import { filesOf, longText, sampleOf, sampleWithHints, SIZES, type Sample } from './reports';
import { startMemoryServer } from './server';
import { milliseconds, type Times } from './statistics';

const { values: options } = parseArgs({
  options: {
    /** Fail if a ratio misses its floor. */
    check: { type: 'boolean', default: false },
    /** Measures a tenth of the time and without the editor, for quick trials. */
    quick: { type: 'boolean', default: false },
    /** Only one part: keystrokes, opening, peers, pages, memory, commands or activation. */
    only: { type: 'string' },
  },
});
const effort = { time: options.quick ? 150 : 1500 };
const names = Object.keys(SIZES) as (keyof typeof SIZES)[];
const samples = new Map(names.map((name) => [name, sampleOf(name)]));

interface Row {
  readonly what: string;
  readonly size: string;
  readonly times: Times;
}

const rows: Row[] = [];
const byKey = new Map<string, Times>();

function record(what: string, size: string, times: Times): void {
  rows.push({ what, size, times });
  byKey.set(`${what} ${size}`, times);
  console.error(`${what}, ${size}: ${milliseconds(times.median)} ms`);
}

function median(what: string, size: string): number {
  return byKey.get(`${what} ${size}`)?.median ?? Number.NaN;
}

async function measureKeystrokes(sample: Sample): Promise<void> {
  const { name, text } = sample;
  const server = await startMemoryServer(filesOf(text));
  const uri = 'memory:/group/reports/README.md';
  await server.open(uri, text);
  let version = 1;
  for (const trace of tracesIn(sample)) {
    let next = 0;
    const times = await measure(
      {
        [trace.name]: async () => {
          const change = trace.changes[next++ % trace.changes.length];
          if (change) await server.change(uri, ++version, [change]);
        },
      },
      effort,
    );
    const result = times[trace.name];
    if (result) record(`keystroke: ${trace.name}`, name, result);
    // The trace ends with the original text.
    while (next % trace.changes.length !== 0) {
      const change = trace.changes[next++ % trace.changes.length];
      if (change) await server.change(uri, ++version, [change]);
    }
  }
  await server.close(uri);
}

async function measureOpening({ name, text }: Sample): Promise<void> {
  const server = await startMemoryServer(filesOf(text));
  let opened = 0;
  const open = await measure(
    {
      open: async () => {
        const uri = `memory:/${opened++}/reports/README.md`;
        await server.open(uri, text);
        await server.close(uri);
      },
    },
    effort,
  );
  if (open['open']) record('opening a report: first problems', name, open['open']);
}

async function measurePeers({ name, text }: Sample): Promise<void> {
  const tasks = Object.fromEntries(PEERS.map(({ name: peer, read }) => [peer, () => read(text)]));
  for (const [peer, times] of Object.entries(await measure(tasks, effort))) record(peer, name, times);
}

/** Maximum size in bytes of the update that a change sends to a visible page. */
let maxBytes = 0;

async function measurePages(sample: Sample): Promise<void> {
  const { name, text } = sample;
  for (const trace of [...tracesIn(sample), headingTrace(sample)]) {
    const { times, bytes } = costOfTrace(sample, trace, effort);
    record(`page: ${trace.name}`, name, times);
    maxBytes = Math.max(maxBytes, bytes);
  }
  const [letters] = tracesIn(sample);
  if (letters) record('hand-in: letters', name, costOfTrace(sample, letters, effort, renderHandIn).times);
  const tasks = { 'page: opening': () => openPage(text), 'hand-in: whole text': () => handInPage(text) };
  for (const { name: peer, read } of RENDERERS) Object.assign(tasks, { [peer]: () => read(text) });
  for (const [what, times] of Object.entries(await measure(tasks, effort))) record(what, name, times);
}

/** The hand-in page of a long text, beside another renderer. */
async function measureLongPage(): Promise<void> {
  const text = longText(1_000_000);
  const tasks = Object.fromEntries(
    RENDERERS.filter(({ name }) => name.startsWith('markdown-it')).map(({ name, read }) => [
      name,
      () => read(text),
    ]),
  );
  const times = await measure({ 'hand-in: whole text': () => handInPage(text), ...tasks }, effort);
  for (const [what, one] of Object.entries(times)) record(what, '1 MB', one);
}

const isWanted = (part: string): boolean => options.only === undefined || options.only === part;
const small = samples.get('45 kB');
if (!small) throw new Error('There is no small sample');
const hinted = sampleWithHints();

// Opening reports repeatedly leaves garbage, which would be collected while typing is measured.
if (isWanted('keystrokes'))
  for (const sample of [...samples.values(), hinted]) await measureKeystrokes(sample);
if (isWanted('opening')) for (const sample of [...samples.values(), hinted]) await measureOpening(sample);
if (isWanted('peers')) for (const [name, sample] of samples) if (name !== '5 MB') await measurePeers(sample);
if (isWanted('pages')) {
  await measurePages(small);
  await measureLongPage();
}
const memory = isWanted('memory') ? await memoryOfServer(small.text) : null;
const commands: CommandTimes = isWanted('commands')
  ? await timeCommands(
      Array.from({ length: options.quick ? 100 : 300 }, (_, number) => sampleWithHints(number).text),
      { rounds: options.quick ? 1 : 3 },
    )
  : {};
const activation = !options.quick && isWanted('activation') ? timeOfActivation() : null;
const bundles = await Promise.all(
  [
    'dist/node/extension.js',
    'dist/node/nodeHost.js',
    'dist/node/server.mjs',
    'dist/node/chunks/*.mjs',
    'dist/browser/extension.js',
    'dist/browser/server.js',
    'dist/cli.js',
    'dist/webview/preview.js',
  ].map(async (pattern) => ({ files: pattern, kilobytes: await kilobytesOf(pattern) })),
);

async function kilobytesOf(pattern: string): Promise<number> {
  const sizes = await Promise.all((await glob(pattern)).map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

/** The median in milliseconds, as the editor reports it. */
function timeOfActivation(): number {
  const output = execFileSync(process.execPath, ['scripts/run.mjs', 'bench/activation.ts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const times = JSON.parse(output.trim().split('\n').at(-1) ?? '') as number[];
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

function ratio(ours: CommandName, theirs: CommandName, of: 'wall' | 'cpu'): number {
  return (commands[ours]?.[of] ?? Number.NaN) / (commands[theirs]?.[of] ?? Number.NaN);
}

const TRACES = ['letters', 'newline', 'paste', 'heading', 'fence', 'undo'];
const worst = (size: string): number =>
  Math.max(...TRACES.map((trace) => median(`keystroke: ${trace}`, size)));
const letters = median('keystroke: letters', '45 kB');
const all: Floor[] = [
  {
    name: 'a letter / markdownlint, 45 kB',
    got: letters / median('markdownlint, all rules', '45 kB'),
    aim: 1 / 20,
    limit: 1 / 15,
  },
  {
    name: 'a letter / mdast + GFM, 45 kB',
    got: letters / median('mdast + GFM, whole parse', '45 kB'),
    aim: 1 / 20,
    limit: 1 / 15,
  },
  {
    name: 'a letter / markdown-it, 45 kB',
    got: letters / median('markdown-it, whole parse', '45 kB'),
    aim: 1 / 5,
    limit: 1,
  },
  {
    name: 'the slowest change / markdown-it, 45 kB',
    got: worst('45 kB') / median('markdown-it, whole parse', '45 kB'),
    aim: 1,
    limit: 1.5,
  },
  {
    name: 'a letter at 5 MB / at 45 kB',
    got: median('keystroke: letters', '5 MB') / letters,
    aim: 3,
    limit: 3,
  },
  {
    name: 'the slowest change at 5 MB / at 45 kB',
    got: worst('5 MB') / worst('45 kB'),
    aim: 3,
    limit: 4,
  },
  {
    name: 'opening / mdast + GFM, 45 kB',
    got: median('opening a report: first problems', '45 kB') / median('mdast + GFM, whole parse', '45 kB'),
    aim: 1,
    limit: 1.2,
  },
  {
    name: 'a letter in the page / the same libraries, whole page, 45 kB',
    got: median('page: letters', '45 kB') / median('the same libraries, whole page', '45 kB'),
    aim: 1 / 20,
    limit: 1 / 10,
  },
  {
    name: 'a letter in the page / markdown-it, whole page, 45 kB',
    got: median('page: letters', '45 kB') / median('markdown-it, whole page', '45 kB'),
    aim: 1.5,
    limit: 5,
  },
  {
    name: 'a letter in the hand-in / markdown-it, whole page, 45 kB',
    got: median('hand-in: letters', '45 kB') / median('markdown-it, whole page', '45 kB'),
    aim: 3,
    limit: 6,
  },
  {
    name: 'the hand-in, whole text / markdown-it, whole page, 45 kB',
    got: median('hand-in: whole text', '45 kB') / median('markdown-it, whole page', '45 kB'),
    aim: 3,
    limit: 5,
  },
  {
    name: 'a broken heading in the page / the same libraries, whole page, 45 kB',
    got: median('page: a broken heading', '45 kB') / median('the same libraries, whole page', '45 kB'),
    aim: 1 / 10,
    limit: 1 / 4,
  },
  {
    name: 'the page at opening / the same libraries, whole page, 45 kB',
    got: median('page: opening', '45 kB') / median('the same libraries, whole page', '45 kB'),
    aim: 2,
    limit: 3,
  },
  {
    name: 'most bytes that a change sends / 20 kB',
    got: isWanted('pages') ? maxBytes / 20_000 : Number.NaN,
    aim: 1,
    limit: 1,
  },
  {
    name: 'a letter with hints / without',
    got: median('keystroke: letters', '45 kB with hints') / letters,
    aim: 2,
    limit: 6,
  },
  {
    name: 'opening with hints / without',
    got:
      median('opening a report: first problems', '45 kB with hints') /
      median('opening a report: first problems', '45 kB'),
    aim: 2,
    limit: 3,
  },
  {
    name: 'the hand-in, whole text / markdown-it, whole page, 1 MB',
    got: median('hand-in: whole text', '1 MB') / median('markdown-it, whole page', '1 MB'),
    aim: 3,
    limit: 5,
  },
  { name: 'one report / node -e 0, processor', got: ratio('one', 'node', 'cpu'), aim: 2, limit: 10 },
  { name: 'one report / node -e 0', got: ratio('one', 'node', 'wall'), aim: 2, limit: 12 },
  { name: 'many reports / rumdl, processor', got: ratio('all', 'rumdl', 'cpu'), aim: 2, limit: 18 },
  { name: 'many reports / rumdl', got: ratio('all', 'rumdl', 'wall'), aim: 2, limit: 15 },
  {
    name: 'many reports without the hand-in / rumdl, processor',
    got: ratio('withoutHandIn', 'rumdl', 'cpu'),
    aim: 1,
    limit: 8,
  },
  {
    name: 'many reports without the hand-in / rumdl',
    got: ratio('withoutHandIn', 'rumdl', 'wall'),
    aim: 1,
    limit: 6,
  },
  {
    name: 'many reports / markdownlint-cli2',
    got: ratio('all', 'markdownlintCli2', 'wall'),
    aim: 1 / 10,
    limit: 3 / 4,
  },
  {
    name: 'memory of the server with one report / 60 MB',
    got: (memory?.withOne ?? Number.NaN) / 60,
    aim: 1,
    limit: 1.1,
  },
  ...(activation === null
    ? []
    : [{ name: 'activation in the editor / 50 ms', got: activation / 50, aim: 1, limit: 3 }]),
];
// One part has no ratio to another; rumdl is compared with where it is installed.
const floors = all.filter(
  ({ name, got }) =>
    !Number.isNaN(got) || (options.only === undefined && !(name.includes('rumdl') && !commands.rumdl)),
);

const table = [
  '| What | Size | Median | p95 | p99 |',
  '| --- | --- | ---: | ---: | ---: |',
  ...rows.map(
    ({ what, size, times }) =>
      `| ${what} | ${size} | ${milliseconds(times.median)} ms | ${milliseconds(times.p95)} ms | ${milliseconds(times.p99)} ms |`,
  ),
  '',
  '| Ratio | Got | Aim |',
  '| --- | ---: | ---: |',
  ...floors.map(({ name, got, aim }) => `| ${name} | ${got.toFixed(3)} | ${Number(aim.toFixed(3))} |`),
  '',
  ...Object.values(commands).map(
    ({ name, wall, cpu }) => `${name}: ${wall.toFixed(2)} s, ${cpu.toFixed(2)} s of processors.`,
  ),
  memory
    ? `Server: ${memory.empty.toFixed(0)} MB when it starts, ${memory.withOne.toFixed(0)} MB with one report of 45 kB, ${memory.perReport.toFixed(1)} MB for each one more.`
    : '',
  activation === null ? '' : `Activation: ${activation} ms of the extension host.`,
  `Bundles: ${bundles.map(({ files, kilobytes }) => `${files} ${kilobytes.toFixed(0)} kB`).join(', ')}.`,
].join('\n');
console.log(table);
await mkdir('test-results', { recursive: true });
await writeFile(
  'test-results/bench.json',
  JSON.stringify({ rows, floors, commands, memory, activation, bundles }, null, 2),
);

const failures = options.check ? exceededFloors(floors) : [];
for (const failure of failures) console.error(`Slower than its floor: ${failure}`);
process.exit(failures.length === 0 ? 0 : 1);
