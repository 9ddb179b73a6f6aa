// Runs the unit and protocol tests, and prints which lines of the server they reach:  npm run coverage
import { mkdir, rm } from 'node:fs/promises';
import { BUILD, fromRoot } from './support/paths';
import { runProcess } from './support/processes';
import { COULD_NOT_RUN, formatTally, isGood, sum } from './support/tally';
import { protocol } from './suites/protocol';
import { unit } from './suites/unit';

/** In per cent of the lines of `server/src`. */
const LEAST = 95;

const raw = `${BUILD}/coverage`;
await rm(raw, { recursive: true, force: true });
await mkdir(raw, { recursive: true });
// Every Node process that starts from here on, servers and command lines too, writes there what it has run.
process.env['NODE_V8_COVERAGE'] = raw;
const tally = sum([await unit([]).catch(() => COULD_NOT_RUN), await protocol([]).catch(() => COULD_NOT_RUN)]);
delete process.env['NODE_V8_COVERAGE'];
try {
  console.log(
    await runProcess(process.execPath, [
      fromRoot('node_modules/c8/bin/c8.js'),
      'report',
      `--temp-directory=${raw}`,
      '--exclude-after-remap',
      '--include=server/src/**',
      '--reporter=text',
      '--skip-full',
      '--check-coverage',
      `--lines=${LEAST}`,
    ]),
  );
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
console.log(formatTally(tally));
process.exit(isGood(tally) ? process.exitCode : 1);
