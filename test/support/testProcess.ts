import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { COULD_NOT_RUN, NOTHING, type Tally, formatTally, sum } from './tally';

/** Many times the duration of the longest process on an idle machine. */
const MINUTES_PER_PROCESS = 10;
/** When `HOSTILE` asks for all texts. */
const MINUTES_PER_HOSTILE_PROCESS = 30;

/** Node prints these counts on separate lines; we print one. */
const FIGURES = /^.*ℹ (?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) .*\n/gmu;

/** The result of a test file. */
export interface FileRun {
  /** Its path relative to the root of the repository. */
  readonly source: string;
  readonly tally: Tally;
  /** Each failure with its reason, one or more lines. */
  readonly failures: readonly string[];
}

/**
 * The program of a process that runs bundled test files one after the other, each as its own suite.
 *
 * @param files The bundle of each source, as the program imports it.
 */
export function testProgram(files: ReadonlyMap<string, string>): string {
  const suites = [...files].map(
    ([source, file]) =>
      `suite(${JSON.stringify(source)}, async () => {\n  await import(${JSON.stringify(file)});\n});\n`,
  );
  return `import { suite } from 'node:test';\n${suites.join('')}`;
}

/** Runs a program of test files in its own process, and prints its output when it has exited. */
export async function runTestProcess(program: string, sources: readonly string[]): Promise<FileRun[]> {
  const minutes = process.env['HOSTILE'] === undefined ? MINUTES_PER_PROCESS : MINUTES_PER_HOSTILE_PROCESS;
  const runs: FileRun[] = [];
  let tally = NOTHING;
  let failures: string[] = [];
  /** A file is done when its suite ends, after everything in it. */
  const endFile = (source: string, seconds: number): void => {
    const isEmpty = tally.passed + tally.failed === 0;
    if (isEmpty) failures.push('The file holds no test.');
    runs.push({ source, tally: isEmpty ? COULD_NOT_RUN : tally, failures });
    said.push(`  ${source}: ${isEmpty ? 'no test' : formatTally(tally)} (${seconds.toFixed(1)} s)`);
    tally = NOTHING;
    failures = [];
  };
  const said: string[] = [];

  process.env['NODE_OPTIONS'] = '--enable-source-maps';
  const stream = run({ files: [program], timeout: minutes * 60_000 });
  stream.on('test:pass', ({ name, nesting, details, skip }) => {
    if (nesting === 0) endFile(name, details.duration_ms / 1000);
    else if (details.type !== 'suite' && skip === undefined) tally = sum([tally, { passed: 1, failed: 0 }]);
  });
  stream.on('test:fail', ({ name, nesting, details }) => {
    const { error } = details;
    if (!('failureType' in error) || error.failureType !== 'subtestsFailed') {
      failures.push(`${name}: ${error.cause instanceof Error ? error.cause.message : error.message}`);
      tally = sum([tally, { passed: 0, failed: 1 }]);
    }
    if (nesting === 0) endFile(name, details.duration_ms / 1000);
  });
  let output = '';
  for await (const text of stream.pipe(new spec())) output += String(text);
  console.log(`${output.replace(FIGURES, '')}${said.join('\n')}`);
  // A crashed process reports itself instead of a file, and the remaining files are missing.
  const left = sources.filter((source) => runs.every((one) => one.source !== source));
  return [
    ...runs,
    ...left.map((source) => ({ source, tally: COULD_NOT_RUN, failures: ['The process broke off.'] })),
  ];
}
