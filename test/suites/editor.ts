import { format } from 'node:util';
import { buildProduct } from '../support/build';
import { concurrently } from '../support/concurrently';
import { type EditorSubset, ON_OLDEST, ON_WEB } from '../support/editorSubsets';
import { type EditorChoice, runInNodeHost, runInWebHost } from '../support/editorTests';
import { COULD_NOT_RUN, type Tally, formatTally, sum } from '../support/tally';
import { NEWEST_VSCODE, OLDEST_VSCODE } from '../support/vscodeInstall';

/** A host for the editor tests. */
interface Host {
  readonly run: (choice: EditorChoice, print: (line: string) => void) => Promise<Tally>;
  /** Its usual tests; null for all. */
  readonly subset: EditorSubset | null;
}

/** Runs all tests on all hosts. */
const MATRIX = '--matrix';
/** Number of hosts at the same time: each waits more than it computes. */
const CONCURRENCY = 2;

const HOSTS: ReadonlyMap<string, Host> = new Map<string, Host>([
  [
    `node-${NEWEST_VSCODE}`,
    { run: (choice, print) => runInNodeHost(NEWEST_VSCODE, choice, print), subset: null },
  ],
  [
    `node-${OLDEST_VSCODE}`,
    { run: (choice, print) => runInNodeHost(OLDEST_VSCODE, choice, print), subset: ON_OLDEST },
  ],
  // Nobody uses an old version on the web.
  [
    `web-${NEWEST_VSCODE}`,
    { run: (choice, print) => runInWebHost(NEWEST_VSCODE, choice, print), subset: ON_WEB },
  ],
]);

/**
 * The extension inside VS Code: all tests on the newest one on Node, and on the others what may differ there. Arguments with a host's name
 * (`node-1.100.3`) select it, `--matrix` selects all tests on all hosts, all others select files, which run completely.
 */
export async function editor(args: readonly string[]): Promise<Tally> {
  await buildProduct();
  const named = args.filter((arg) => HOSTS.has(arg));
  const patterns = args.filter((arg) => !HOSTS.has(arg) && arg !== MATRIX);
  const isWhole = args.includes(MATRIX) || patterns.length > 0;
  const hosts = [...HOSTS].filter(([name]) => named.length === 0 || named.includes(name));
  const tallies = await concurrently(hosts, CONCURRENCY, ([name, { run, subset }]) =>
    runInHost(name, (print) => run({ patterns, subset: isWhole ? null : subset }, print)),
  );
  return sum(tallies);
}

/** Prints a host's output when it has ended, so that outputs are not mixed. */
async function runInHost(
  name: string,
  run: (print: (line: string) => void) => Promise<Tally>,
): Promise<Tally> {
  const start = performance.now();
  const lines: string[] = [];
  const tally = await run((line) => lines.push(line)).catch((error: unknown) => {
    lines.push(format(error));
    return COULD_NOT_RUN;
  });
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`▶ ${name}\n${lines.join('\n')}\n  ${name}: ${formatTally(tally)} (${seconds} s)`);
  return tally;
}
