// Runs the unit and protocol tests, and prints which lines of the server they reach:  npm run coverage
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CoverageReport } from 'monocart-coverage-reports';
import { BUILD } from './support/paths';
import { COULD_NOT_RUN, type Tally, formatTally, isGood, sum } from './support/tally';
import { protocol } from './suites/protocol';
import { unitUnmeasured } from './suites/unit';

/** In per cent of the lines of `server/src`. */
const LEAST = 95;

const raw = join(BUILD, 'coverage');
await rm(raw, { recursive: true, force: true });
await mkdir(raw, { recursive: true });
// Every Node process that starts from here on, servers and command lines too, writes there what it has run.
process.env['NODE_V8_COVERAGE'] = raw;
const tallies: Tally[] = [];
for (const suite of [unitUnmeasured, () => protocol([])])
  tallies.push(
    await suite().catch((error: unknown) => {
      console.error(error);
      return COULD_NOT_RUN;
    }),
  );
const share = await reportLines();
await rm(raw, { recursive: true, force: true });
const tally = sum(tallies);
console.log(`${share} % of the lines of the server are reached, at least ${LEAST} % shall be.`);
console.log(formatTally(tally));
process.exit(isGood(tally) && share >= LEAST ? 0 : 1);

/** Prints the files with lines that no test reaches; gives how many per cent of all lines one does. */
async function reportLines(): Promise<number> {
  const report = new CoverageReport({
    name: 'Lines of the server that the tests reach',
    dataDir: raw,
    outputDir: join(BUILD, 'coverage-report'),
    reports: [['console-details', { metrics: ['lines'], skipPercent: 100 }]],
    entryFilter: ({ url }) => /\/(?:dist|\.build\/test)\//.test(url) && !url.includes('/node_modules/'),
    sourceFilter: (path) => /(?:^|\/)server\/src\//.test(path),
  });
  const results = await report.generate();
  const share = results?.summary.lines.pct;
  return typeof share === 'number' ? share : 0;
}
