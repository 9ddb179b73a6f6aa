import { buildProduct } from '../support/build';
import { runInNodeHost, runInWebHost } from '../support/editorTests';
import { COULD_NOT_RUN, type Tally, formatTally, sum } from '../support/tally';
import { NEWEST_VSCODE, VSCODE_VERSIONS } from '../support/vscodeInstall';

type Run = (patterns: readonly string[]) => Promise<Tally>;

const RUNS: ReadonlyMap<string, Run> = new Map([
  ...VSCODE_VERSIONS.map((version): [string, Run] => [
    `node-${version}`,
    (patterns) => runInNodeHost(version, patterns),
  ]),
  [`web-${NEWEST_VSCODE}`, (patterns) => runInWebHost(NEWEST_VSCODE, patterns)], // on the web nobody has an old one
]);

/**
 * The extension inside VS Code, in each host. Arguments that name a run (`node-1.100.3`) choose it, all others choose files.
 */
export async function editor(args: readonly string[]): Promise<Tally> {
  await buildProduct();
  const chosen = args.filter((arg) => RUNS.has(arg));
  const patterns = args.filter((arg) => !RUNS.has(arg));
  const tallies: Tally[] = [];
  for (const [name, run] of RUNS) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    console.log(`▶ ${name}`);
    const tally = await run(patterns).catch((error: unknown) => {
      console.error(error);
      return COULD_NOT_RUN;
    });
    console.log(`  ${name}: ${formatTally(tally)}`);
    tallies.push(tally);
  }
  return sum(tallies);
}
