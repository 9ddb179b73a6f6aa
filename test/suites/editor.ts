import { format } from 'node:util';
import { buildProduct } from '../support/build';
import { concurrently } from '../support/concurrently';
import { runInNodeHost, runInWebHost } from '../support/editorTests';
import { COULD_NOT_RUN, type Tally, formatTally, sum } from '../support/tally';
import { NEWEST_VSCODE, VSCODE_VERSIONS } from '../support/vscodeInstall';

type Run = (patterns: readonly string[], print: (line: string) => void) => Promise<Tally>;

const RUNS: ReadonlyMap<string, Run> = new Map([
  ...VSCODE_VERSIONS.map((version): [string, Run] => [
    `node-${version}`,
    (patterns, print) => runInNodeHost(version, patterns, print),
  ]),
  // On the web nobody has an old one.
  [`web-${NEWEST_VSCODE}`, (patterns, print) => runInWebHost(NEWEST_VSCODE, patterns, print)],
]);
/** Hosts at the same time: each waits for its parts more than it computes. */
const CONCURRENCY = 2;

/**
 * The extension inside VS Code, in each host. Arguments that name a run (`node-1.100.3`) choose it, all others choose files.
 */
export async function editor(args: readonly string[]): Promise<Tally> {
  await buildProduct();
  const chosen = args.filter((arg) => RUNS.has(arg));
  const patterns = args.filter((arg) => !RUNS.has(arg));
  const runs = [...RUNS].filter(([name]) => chosen.length === 0 || chosen.includes(name));
  const tallies = await concurrently(runs, CONCURRENCY, ([name, run]) => runWhole(name, run, patterns));
  return sum(tallies);
}

/** Prints what a run says when it has ended, so that it is not mixed with what others say. */
async function runWhole(name: string, run: Run, patterns: readonly string[]): Promise<Tally> {
  const start = performance.now();
  const lines: string[] = [];
  const runOnce = (): Promise<Tally> =>
    run(patterns, (line) => lines.push(line)).catch((error: unknown) => {
      lines.push(format(error));
      return COULD_NOT_RUN;
    });
  let tally = await runOnce();
  if (tally === COULD_NOT_RUN) {
    lines.push(`↻ ${name} gave no results, and is tried again.`);
    tally = await runOnce();
  }
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`▶ ${name}\n${lines.join('\n')}\n  ${name}: ${formatTally(tally)} (${seconds} s)`);
  return tally;
}
