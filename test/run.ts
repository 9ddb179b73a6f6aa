// Runs one suite:  node scripts/run.mjs test/run.ts <suite> [argument...]
// Arguments select test files by a part of their path. The last line is `N passed, N failed`.
import { COULD_NOT_RUN, formatTally, isGood, type Tally } from './support/tally';
import { check } from './suites/check';
import { clients } from './suites/clients';
import { desktop } from './suites/desktop';
import { editor } from './suites/editor';
import { matrix } from './suites/matrix';
import { packed } from './suites/packed';
import { pages } from './suites/pages';
import { protocol } from './suites/protocol';
import { ui } from './suites/ui';
import { unit } from './suites/unit';

const SUITES: Readonly<Record<string, (args: readonly string[]) => Promise<Tally>>> = {
  check,
  unit,
  protocol,
  packed,
  pages,
  editor,
  ui,
  matrix,
  desktop,
  clients,
};

const [name = '', ...args] = process.argv.slice(2);
const suite = SUITES[name];
if (suite === undefined) throw new Error(`Which suite? ${Object.keys(SUITES).join(', ')}`);

const tally = await suite(args).catch((error: unknown) => {
  console.error(error);
  return COULD_NOT_RUN;
});
console.log(formatTally(tally));
process.exit(isGood(tally) ? 0 : 1);
