import { build } from 'esbuild';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { glob } from 'tinyglobby';
import { BUILD } from './paths';
import { COULD_NOT_RUN, type Tally } from './tally';

const MINUTES_A_FILE = 3;
/** Where `HOSTILE` asks for every text there is. */
const MINUTES_A_HOSTILE_FILE = 30;

/** Settings of a run of Node's tests. */
export interface NodeTestOptions {
  /** Only files whose path holds one of these. All where there are none. */
  readonly patterns?: readonly string[];
  /** Files that run at the same time. */
  readonly concurrency?: number;
}

/** Bundles the test files below a folder of `test` and runs them, each in a process of its own. */
export async function runNodeTests(suite: string, options: NodeTestOptions = {}): Promise<Tally> {
  const sources = await testFiles(`test/${suite}`, options.patterns);
  if (sources.length === 0) {
    console.error(
      `No test file below test/${suite} has one of these in its path: ${(options.patterns ?? []).join(', ')}`,
    );
    return COULD_NOT_RUN;
  }
  const folder = join(BUILD, suite);
  await rm(folder, { recursive: true, force: true });
  const files = await bundleTests(sources, folder);

  process.env['NODE_OPTIONS'] = '--enable-source-maps';
  const counts = new Map<string, number>();
  let empty = 0;
  const stream = run({
    files,
    concurrency: options.concurrency ?? availableParallelism(),
    timeout: (process.env['HOSTILE'] === undefined ? MINUTES_A_FILE : MINUTES_A_HOSTILE_FILE) * 60_000,
  });
  stream.on('test:pass', ({ name }) => {
    if (!files.includes(name)) return;
    console.error(`${name} holds no test.`);
    empty += 1;
  });
  stream.on('test:diagnostic', ({ nesting, message }) => {
    const [, name, count] = /^(pass|fail|cancelled) (\d+)$/.exec(message) ?? [];
    if (nesting === 0 && name !== undefined) counts.set(name, Number(count));
  });
  const report = stream.pipe(new spec());
  report.pipe(process.stdout, { end: false });
  await once(report, 'end');
  const count = (name: string): number => counts.get(name) ?? 0;
  const tally = { passed: count('pass') - empty, failed: count('fail') + count('cancelled') + empty };
  return tally.passed + tally.failed === 0 ? COULD_NOT_RUN : tally;
}

/** The test files below a folder, in order. */
export async function testFiles(folder: string, patterns: readonly string[] = []): Promise<string[]> {
  const files = await glob(`${folder}/**/*.test.ts`);
  return files
    .filter((file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern)))
    .sort();
}

async function bundleTests(sources: readonly string[], folder: string): Promise<string[]> {
  const result = await build({
    entryPoints: [...sources],
    outdir: folder,
    outbase: 'test',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
  return Object.entries(result.metafile.outputs).flatMap(([file, { entryPoint }]) =>
    entryPoint !== undefined && sources.includes(entryPoint) ? [file] : [],
  );
}
