import { buildProduct } from '../support/build';
import { runInNodeHost, runInWebHost } from '../support/editorTests';
import { COULD_NOT_RUN, type Tally, formatTally, sum } from '../support/tally';
import { VSCODE_VERSIONS, type VscodeVersion } from '../support/vscodeInstall';

/** The version that the web host runs on: there, no supported browser is old. */
const WEB_VERSION: VscodeVersion = '1.139.1';

type Run = (patterns: readonly string[]) => Promise<Tally>;

const RUNS: ReadonlyMap<string, Run> = new Map([
  ...VSCODE_VERSIONS.map((version): [string, Run] => [
    `node-${version}`,
    (patterns) => runInNodeHost(version, patterns),
  ]),
  [`web-${WEB_VERSION}`, (patterns) => runInWebHost(WEB_VERSION, patterns)],
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
