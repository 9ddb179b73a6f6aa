import { build } from 'esbuild';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { concurrently } from './concurrently';
import { BUILD } from './paths';
import { COULD_NOT_RUN, type Tally, isGood, sum } from './tally';
import { type FileRun, runTestFile } from './testFile';

/** Settings of a run of Node's tests. */
export interface NodeTestOptions {
  /** Only files whose path holds one of these. All where there are none. */
  readonly patterns?: readonly string[];
  /** Files that run at the same time. */
  readonly concurrency?: number;
  /** Whether files that fail are run once more when all others have ended, one at a time. What the second run gives counts. */
  readonly triesAgain?: boolean;
}

/** Bundles the test files below a folder of `test` and runs them, each in a process of its own. */
export async function runNodeTests(
  suite: string,
  { patterns = [], concurrency = availableParallelism(), triesAgain = false }: NodeTestOptions = {},
): Promise<Tally> {
  const sources = await testFiles(`test/${suite}`, patterns);
  if (sources.length === 0) {
    console.error(`No test file below test/${suite} has one of these in its path: ${patterns.join(', ')}`);
    return COULD_NOT_RUN;
  }
  const folder = join(BUILD, suite);
  await rm(folder, { recursive: true, force: true });
  const files = await bundleTests(sources, folder);

  process.env['NODE_OPTIONS'] = '--enable-source-maps';
  const runs = await concurrently(files, concurrency, runTestFile);
  const last = triesAgain ? await concurrently(runs, 1, runAgain) : runs;
  return sum(last.map(({ tally }) => tally));
}

/** Runs a file that failed once more; what was good stays as it is. */
async function runAgain(first: FileRun): Promise<FileRun> {
  if (isGood(first.tally)) return first;
  console.log(`↻ ${first.file} is tried again. It failed of:`);
  for (const failure of first.failures) console.log(`  ↻ ${failure.replaceAll('\n', '\n    ')}`);
  const second = await runTestFile(first.file);
  console.log(`↻ ${first.file} ${isGood(second.tally) ? 'passed' : 'failed'} when it was tried again.`);
  return second;
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
