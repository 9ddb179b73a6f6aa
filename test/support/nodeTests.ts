import { type BuildOptions, build, context } from 'esbuild';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { concurrently } from './concurrently';
import { BUILD, fromRoot } from './paths';
import { COULD_NOT_RUN, type Tally, isGood, sum } from './tally';
import { RETRIES } from './tries';
import { type FileRun, runTestProcess, testProgram } from './testProcess';

/** Options for a run of Node's tests. */
export interface NodeTestOptions {
  /** Only files whose path contains one of these; empty for all. */
  readonly patterns?: readonly string[];
  /** Excludes files whose path contains one of these. */
  readonly except?: readonly string[];
  /** Number of processes at the same time. */
  readonly concurrency?: number;
  /** Files whose path contains one of these run in their own process, because they measure time or memory. */
  readonly alone?: readonly string[];
  /** Number of processes that share all other files. */
  readonly processes?: number;
  /** Whether to run failed files again at the end, one at a time, and count them. The second result is used. */
  readonly retries?: boolean;
}

/** The bundle of each test file, by source. */
type Bundles = ReadonlyMap<string, string>;

/** Bundles the test files below a folder of `test` and runs them in a few processes. */
export async function runNodeTests(suite: string, options: NodeTestOptions = {}): Promise<Tally> {
  const { patterns = [], except = [], concurrency = availableParallelism(), retries = false } = options;
  const found = await testFiles(`test/${suite}`, patterns);
  const sources = found.filter((file) => !except.some((part) => file.includes(part)));
  if (sources.length === 0) {
    console.error(`No test file below test/${suite} has one of these in its path: ${patterns.join(', ')}`);
    return COULD_NOT_RUN;
  }
  const folder = await emptyFolder(suite);
  const bundles = await bundleTests(sources, folder);
  const run = (files: readonly string[]): Promise<FileRun[]> => runTogether(files, bundles, folder);

  const runs = (await concurrently(shares(sources, options), concurrency, run)).flat();
  const last = retries && RETRIES > 0 ? await concurrently(runs, 1, (one) => retry(one, run)) : runs;
  return sum(last.map(({ tally }) => tally));
}

/**
 * Bundles the test files below a folder of `test` and runs them, then runs affected files on every change until this program is stopped.
 */
export async function watchNodeTests(suite: string, options: NodeTestOptions = {}): Promise<never> {
  const folder = await emptyFolder(suite);
  const sources = await testFiles(`test/${suite}`, options.patterns);
  const texts = new Map<string, string>();
  let last = Promise.resolve();

  async function runChanged(bundles: Bundles): Promise<void> {
    const changed: string[] = [];
    for (const [source, file] of bundles) {
      // The names of imported chunks contain a hash, so a file's bundle changes whenever one of its imports does.
      const text = await readFile(file, 'utf8');
      if (texts.get(source) !== text) changed.push(source);
      texts.set(source, text);
    }
    const run = (files: readonly string[]): Promise<FileRun[]> => runTogether(files, bundles, folder);
    const runs = (await concurrently(shares(changed, options), availableParallelism(), run)).flat();
    for (const { source, failures } of runs)
      for (const failure of failures) console.log(`✖ ${source}\n  ${failure}`);
    console.log(`${changed.length} files have run. Waiting for changes …`);
  }

  const watcher = await context({
    ...bundleOptions(sources, folder),
    plugins: [
      {
        name: 'run-changed',
        setup: (bundler) => {
          bundler.onEnd(({ metafile, errors }) => {
            if (metafile && errors.length === 0)
              last = last.then(() => runChanged(bundlesOf(metafile.outputs, sources))).catch(console.error);
          });
        },
      },
    ],
  });
  await watcher.watch();
  return new Promise(() => undefined);
}

/** Distributes test files over processes. Files that run alone come first, because they take longest. */
function shares(sources: readonly string[], { alone = [], processes }: NodeTestOptions): string[][] {
  const isAlone = (source: string): boolean => alone.some((part) => source.includes(part));
  const single = sources.filter(isAlone).map((source) => [source]);
  const others = sources.filter((source) => !isAlone(source));
  const most = Math.min(processes ?? others.length, others.length);
  const shared = Array.from({ length: most }, (_, share) =>
    others.filter((_source, index) => index % most === share),
  );
  return [...single, ...shared];
}

/** Runs files in one process. */
async function runTogether(sources: readonly string[], bundles: Bundles, folder: string): Promise<FileRun[]> {
  const [first = ''] = sources;
  const program = join(folder, 'programs', first.replaceAll('/', '-').replace(/\.ts$/, '.mjs'));
  const files = sources.map((source): [string, string] => [
    source,
    `./${relative(join(folder, 'programs'), bundles.get(source) ?? '').replaceAll(sep, '/')}`,
  ]);
  await mkdir(join(folder, 'programs'), { recursive: true });
  await writeFile(program, testProgram(new Map(files)));
  return runTestProcess(program, sources);
}

/** Runs a failed file again; successful results are kept. */
async function retry(
  first: FileRun,
  run: (sources: readonly string[]) => Promise<FileRun[]>,
): Promise<FileRun> {
  if (isGood(first.tally)) return first;
  console.log(`↻ ${first.source} is retried, because it failed:`);
  for (const failure of first.failures) console.log(`  ↻ ${failure.replaceAll('\n', '\n    ')}`);
  const [second = first] = await run([first.source]);
  console.log(`↻ ${first.source} ${isGood(second.tally) ? 'passed' : 'failed'} when it was retried.`);
  return { ...second, tally: { ...second.tally, triedAgain: first.tally.failed } };
}

/** The test files below a folder, in order. */
export async function testFiles(folder: string, patterns: readonly string[] = []): Promise<string[]> {
  const files = await glob(`${folder}/**/*.test.ts`);
  return files
    .filter((file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern)))
    .sort();
}

async function emptyFolder(suite: string): Promise<string> {
  const folder = join(BUILD, suite);
  await rm(folder, { recursive: true, force: true });
  return folder;
}

async function bundleTests(sources: readonly string[], folder: string): Promise<Bundles> {
  const { metafile } = await build(bundleOptions(sources, folder));
  return bundlesOf(metafile.outputs, sources);
}

function bundleOptions(sources: readonly string[], folder: string): BuildOptions & { metafile: true } {
  return {
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
  };
}

function bundlesOf(
  outputs: Readonly<Record<string, { readonly entryPoint?: string }>>,
  sources: readonly string[],
): Bundles {
  return new Map(
    Object.entries(outputs).flatMap(([file, { entryPoint }]) =>
      entryPoint !== undefined && sources.includes(entryPoint) ? [[entryPoint, fromRoot(file)]] : [],
    ),
  );
}
