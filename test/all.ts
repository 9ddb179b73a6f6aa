// Runs all suites, the quick ones first, each in a process of its own:  node scripts/run.mjs test/all.ts
// The last line is `N passed, N failed` over all of them; a suite that breaks off counts as a failure.
import { startProcess } from './support/processes';
import { COULD_NOT_RUN, formatTally, isGood, parseTally, sum, type Tally } from './support/tally';

const SUITES = ['check', 'unit', 'protocol', 'packed', 'pages', 'editor', 'ui'];
const MINUTES_A_SUITE = 20;

const tallies: Tally[] = [];
for (const suite of SUITES) {
  console.log(`\n━━ ${suite}`);
  const start = Date.now();
  const child = startProcess(process.execPath, ['scripts/run.mjs', 'test/run.ts', suite], {
    timeout: MINUTES_A_SUITE * 60_000,
    cleansUp: true,
    onOutput: (text) => process.stdout.write(text),
  });
  const code = await child.ended;
  const tally = parseTally(child.output()) ?? COULD_NOT_RUN;
  // A process that ends badly after a good tally failed, too.
  tallies.push(code !== 0 && isGood(tally) ? sum([tally, COULD_NOT_RUN]) : tally);
  console.log(`━━ ${suite} took ${Math.round((Date.now() - start) / 1000)} s`);
}

const total = sum(tallies);
console.log(`\n${formatTally(total)}`);
process.exit(isGood(total) ? 0 : 1);
