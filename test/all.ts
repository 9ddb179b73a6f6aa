// Runs all suites or the named ones, each in its own process:  npm test [-- SUITE...]
// Ends with a line for each suite, and the total as `N passed, N failed`; a suite that crashes counts as a failure.
import { makeNpmPackage } from '../scripts/npmPackage';
import { BUILT_NPM, BUILT_VSIX, buildProduct, packProduct } from './support/build';
import { startProcess } from './support/processes';
import { COULD_NOT_RUN, formatTally, isGood, parseTally, sum, type Tally } from './support/tally';

/** Suites that run one after the other, the longest first. Lanes run at the same time. */
interface Lane {
  readonly suites: readonly string[];
  /** The niceness of its processes, from 0 to 19. */
  readonly niceness: number;
}

/** Suites that wait for windows have priority; the others use the remaining CPU time, so that no core is idle. */
const LANES: readonly Lane[] = [
  { suites: ['ui', 'editor'], niceness: 0 },
  { suites: ['unit', 'pages', 'protocol', 'check', 'packed'], niceness: 5 },
];
/** Many times as long as the longest suite takes, for one that hangs. */
const MINUTES_PER_SUITE = 60;

interface SuiteRun {
  readonly suite: string;
  readonly tally: Tally;
  readonly seconds: number;
}

const start = performance.now();
const named = process.argv.slice(2);
const lanes = LANES.map((lane) => ({
  ...lane,
  suites: lane.suites.filter((suite) => named.length === 0 || named.includes(suite)),
}));
process.env[BUILT_VSIX] = await build();
const runs = (await Promise.all(lanes.map(runLane))).flat();
const total = sum(runs.map(({ tally }) => tally));
console.log(`\n${runs.map(lineOf).join('\n')}`);
console.log(lineOf({ suite: 'all', tally: total, seconds: secondsSince(start) }));
console.log(`\n${total.triedAgain ?? 0} tests were retried.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(isGood(total) ? 0 : 1);

/** Builds the product once for all suites, at last the development build; returns the path of the packed one. */
async function build(): Promise<string> {
  try {
    const vsix = await packProduct();
    // The package contains the production build, so it is made before the development build.
    process.env[BUILT_NPM] = await makeNpmPackage();
    await buildProduct();
    return vsix;
  } catch (error) {
    console.error(error);
    console.log(`\n${formatTally(COULD_NOT_RUN)}`);
    process.exit(1);
  }
}

async function runLane({ suites, niceness }: Lane): Promise<SuiteRun[]> {
  const done: SuiteRun[] = [];
  for (const suite of suites) done.push(await runSuite(suite, niceness));
  return done;
}

/** Prints a suite's output when it has ended. */
async function runSuite(suite: string, niceness: number): Promise<SuiteRun> {
  const begin = performance.now();
  console.log(`━━ ${suite} starts`);
  const child = startProcess(process.execPath, ['scripts/run.mjs', 'test/run.ts', suite], {
    timeout: MINUTES_PER_SUITE * 60_000,
    cleansUp: true,
    niceness,
  });
  const code = await child.ended;
  console.log(`\n━━ ${suite}\n${child.output().trimEnd()}\n`);
  const tally = parseTally(child.output()) ?? COULD_NOT_RUN;
  return {
    suite,
    // A process that fails after a good tally has failed, too.
    tally: code !== 0 && isGood(tally) ? sum([tally, COULD_NOT_RUN]) : tally,
    seconds: secondsSince(begin),
  };
}

function lineOf({ suite, tally, seconds }: SuiteRun): string {
  const { passed, failed, triedAgain = 0 } = tally;
  const tried = triedAgain > 0 ? `, ${triedAgain} tried again ↻` : '';
  return `${isGood(tally) ? '✔' : '✖'} ${suite.padEnd(9)} ${String(seconds).padStart(4)} s  ${passed} passed, ${failed} failed${tried}`;
}

/** Whole seconds since a time from `performance.now`. */
function secondsSince(time: number): number {
  return Math.round((performance.now() - time) / 1000);
}
