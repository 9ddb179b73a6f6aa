import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { COULD_NOT_RUN, NOTHING, type Tally, formatTally, sum } from './tally';

/** Many times what the longest process takes on a machine that does nothing else. */
const MINUTES_A_PROCESS = 10;
/** Where `HOSTILE` asks for every text there is. */
const MINUTES_A_HOSTILE_PROCESS = 30;

/** What Node counts in lines of their own, which we tell in one. */
const FIGURES = /^.*ℹ (?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) .*\n/gmu;

/** What a test file gave. */
export interface FileRun {
  /** Its path from the root of the repository. */
  readonly source: string;
  readonly tally: Tally;
  /** What failed, and why, one line or more each. */
  readonly failures: readonly string[];
}

/**
 * The program of a process that runs bundled test files one after the other, each as a suite of its own.
 *
 * @param files The bundled file of each source, as the program imports it.
 */
export function testProgram(files: ReadonlyMap<string, string>): string {
  const suites = [...files].map(
    ([source, file]) =>
      `suite(${JSON.stringify(source)}, async () => {\n  await import(${JSON.stringify(file)});\n});\n`,
  );
  return `import { suite } from 'node:test';\n${suites.join('')}`;
}

/** Runs a program of test files in a process of its own, and prints what it says when it has ended. */
export async function runTestProcess(program: string, sources: readonly string[]): Promise<FileRun[]> {
  const minutes = process.env['HOSTILE'] === undefined ? MINUTES_A_PROCESS : MINUTES_A_HOSTILE_PROCESS;
  const runs: FileRun[] = [];
  let tally = NOTHING;
  let failures: string[] = [];
  /** A file is over when its suite has ended, which comes after all that is in it. */
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
  // A process that breaks off names itself instead of a file, and has left out what was to come.
  const left = sources.filter((source) => runs.every((one) => one.source !== source));
  return [
    ...runs,
    ...left.map((source) => ({ source, tally: COULD_NOT_RUN, failures: ['The process broke off.'] })),
  ];
}
