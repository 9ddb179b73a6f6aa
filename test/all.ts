// Runs all suites, each in a process of its own:  node scripts/run.mjs test/all.ts
// The last line is `N passed, N failed` over all of them; a suite that breaks off counts as a failure.
import { BUILT_VSIX, buildProduct, packProduct } from './support/build';
import { startProcess } from './support/processes';
import { COULD_NOT_RUN, formatTally, isGood, parseTally, sum, type Tally } from './support/tally';

/** Suites that run one after the other. Lanes run at the same time. */
interface Lane {
  readonly suites: readonly string[];
  /** How far it gives way to other lanes, from 0 to 19. */
  readonly niceness: number;
}

/** What waits for windows comes first; what only computes takes the time that they leave. */
const LANES: readonly Lane[] = [
  { suites: ['editor', 'ui'], niceness: 0 },
  { suites: ['check', 'unit', 'protocol', 'packed', 'pages'], niceness: 5 },
];
/** Many times what the longest suite takes: it is there for one that hangs. */
const MINUTES_A_SUITE = 60;

process.env[BUILT_VSIX] = await build();
const total = sum(await Promise.all(LANES.map(runLane)));
console.log(`\n${formatTally(total)}`);
process.exit(isGood(total) ? 0 : 1);

/** Builds the product once for all suites, last as developers do; gives the path of the packed one. */
async function build(): Promise<string> {
  try {
    const vsix = await packProduct();
    await buildProduct();
    return vsix;
  } catch (error) {
    console.error(error);
    console.log(`\n${formatTally(COULD_NOT_RUN)}`);
    process.exit(1);
  }
}

async function runLane({ suites, niceness }: Lane): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const suite of suites) tallies.push(await runSuite(suite, niceness));
  return sum(tallies);
}

/** Prints what a suite says when it has ended. */
async function runSuite(suite: string, niceness: number): Promise<Tally> {
  const start = Date.now();
  console.log(`━━ ${suite} begins`);
  const child = startProcess(process.execPath, ['scripts/run.mjs', 'test/run.ts', suite], {
    timeout: MINUTES_A_SUITE * 60_000,
    cleansUp: true,
    niceness,
  });
  const code = await child.ended;
  const seconds = Math.round((Date.now() - start) / 1000);
  console.log(`\n━━ ${suite}\n${child.output().trimEnd()}\n━━ ${suite} took ${seconds} s\n`);
  const tally = parseTally(child.output()) ?? COULD_NOT_RUN;
  // A process that ends badly after a good tally failed, too.
  return code !== 0 && isGood(tally) ? sum([tally, COULD_NOT_RUN]) : tally;
}
