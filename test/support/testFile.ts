import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { COULD_NOT_RUN, formatTally, type Tally } from './tally';

/** Many times what the longest file takes on a machine that does nothing else. */
const MINUTES_A_FILE = 10;
/** Where `HOSTILE` asks for every text there is. */
const MINUTES_A_HOSTILE_FILE = 30;

/** What Node counts in lines of their own, which we tell in one. */
const FIGURES = /^.*ℹ (?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) .*\n/gmu;

const NO_TEST = 'The file holds no test.';

/** What a run of a test file gave. */
export interface FileRun {
  readonly file: string;
  readonly tally: Tally;
  /** What failed, and why, one line or more each. */
  readonly failures: readonly string[];
}

/** Runs a bundled file of Node's tests in a process of its own, and prints all that it says when it has ended. */
export async function runTestFile(file: string): Promise<FileRun> {
  const start = performance.now();
  const minutes = process.env['HOSTILE'] === undefined ? MINUTES_A_FILE : MINUTES_A_HOSTILE_FILE;
  const counts = new Map<string, number>();
  const failures: string[] = [];
  const stream = run({ files: [file], timeout: minutes * 60_000 });
  stream.on('test:pass', ({ name }) => {
    if (name === file) failures.push(NO_TEST);
  });
  stream.on('test:fail', ({ name, details }) => {
    if (!('failureType' in details.error) || details.error.failureType !== 'subtestsFailed')
      failures.push(`${name}: ${details.error.cause.message}`);
  });
  stream.on('test:diagnostic', ({ nesting, message }) => {
    const [, name, count] = /^(pass|fail|cancelled) (\d+)$/.exec(message) ?? [];
    if (nesting === 0 && name !== undefined) counts.set(name, Number(count));
  });
  let output = '';
  for await (const text of stream.pipe(new spec())) output += String(text);
  const count = (name: string): number => counts.get(name) ?? 0;
  const found = { passed: count('pass'), failed: count('fail') + count('cancelled') };
  const isEmpty = failures.includes(NO_TEST) || found.passed + found.failed === 0;
  const tally = isEmpty ? COULD_NOT_RUN : found;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${output.replace(FIGURES, '')}  ${file}: ${isEmpty ? NO_TEST : formatTally(tally)} (${seconds} s)`,
  );
  return { file, tally, failures };
}
