// Runs the unit and protocol tests, and prints how many lines of the server they cover:  npm run coverage
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CoverageReport } from 'monocart-coverage-reports';
import { BUILD } from './support/paths';
import { COULD_NOT_RUN, type Tally, formatTally, isGood, sum } from './support/tally';
import { protocol } from './suites/protocol';
import { unitUnmeasured } from './suites/unit';

/** The minimum percentage of covered lines in `server/src`. */
const MIN_COVERAGE = 95;

const raw = join(BUILD, 'coverage');
await rm(raw, { recursive: true, force: true });
await mkdir(raw, { recursive: true });
// Every Node process started from here on, servers and command lines too, writes its coverage there.
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
console.log(`${share} % of the server's lines are covered; the minimum is ${MIN_COVERAGE} %.`);
console.log(formatTally(tally));
process.exit(isGood(tally) && share >= MIN_COVERAGE ? 0 : 1);

/** Prints the files with uncovered lines; returns the percentage of covered lines. */
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
