import { type NodeTestOptions, runNodeTests, watchNodeTests } from '../support/nodeTests';
import type { Tally } from '../support/tally';

const WATCH = '--watch';

const OPTIONS: NodeTestOptions = {
  // They measure time or memory, which others in the same process would take part in.
  alone: [
    'unit/hostile/',
    'Hostile.test',
    'hostileTexts.test',
    'linear.test',
    'memory.test',
    'parseLimits.test',
  ],
  processes: 4,
};

/** The core, function by function. With `--watch` those files run again that a change of a source is about. */
export function unit(args: readonly string[]): Promise<Tally> {
  const options = { ...OPTIONS, patterns: args.filter((arg) => arg !== WATCH) };
  return args.includes(WATCH) ? watchNodeTests('unit', options) : runNodeTests('unit', options);
}
