import { type NodeTestOptions, runNodeTests, watchNodeTests } from '../support/nodeTests';
import type { Tally } from '../support/tally';

const WATCH = '--watch';

/** Parts of the paths of files that measure time or memory, so that they need their own process. */
const ALONE = ['Hostile.test', 'hostileTexts.test', 'linear.test', 'memory.test', 'parseLimits.test'];

const OPTIONS: NodeTestOptions = { alone: ALONE, processes: 4 };

/** The core, function by function. With `--watch`, affected files run again on every change. */
export function unit(args: readonly string[]): Promise<Tally> {
  const options = { ...OPTIONS, patterns: args.filter((arg) => arg !== WATCH) };
  return args.includes(WATCH) ? watchNodeTests('unit', options) : runNodeTests('unit', options);
}

/** The same without measurements: while V8 records coverage, everything takes many times as long. */
export function unitUnmeasured(): Promise<Tally> {
  return runNodeTests('unit', { ...OPTIONS, except: [...ALONE, 'unit/hostile/'] });
}
