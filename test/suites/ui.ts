import { packProduct } from '../support/build';
import { runNodeTests } from '../support/nodeTests';
import { COULD_NOT_RUN, type Tally, formatTally, sum } from '../support/tally';
import { VSCODE_VERSIONS, type VscodeVersion, installVscode } from '../support/vscodeInstall';
import { installExtension } from '../support/vscodeServer';

/** Makes the pictures of the README anew. */
const UPDATE = '--update-screenshots';
/** Windows at the same time: each waits for its parts more than it computes. */
const CONCURRENCY = 2;

/**
 * The packed extension as a person meets it, in a browser, in the oldest and the newest VS Code. Arguments that are a version choose
 * it, all others choose files.
 */
export async function ui(args: readonly string[]): Promise<Tally> {
  const vsix = await packProduct();
  if (args.includes(UPDATE)) process.env['UPDATE_SCREENSHOTS'] = 'yes';
  const chosen = VSCODE_VERSIONS.filter((version) => args.includes(version));
  const patterns = args.filter(
    (arg) => arg !== UPDATE && !VSCODE_VERSIONS.some((version) => version === arg),
  );
  const tallies: Tally[] = [];
  for (const version of chosen.length > 0 ? chosen : VSCODE_VERSIONS) {
    console.log(`▶ VS Code ${version}`);
    const tally = await runInVersion(version, vsix, patterns).catch((error: unknown) => {
      console.error(error);
      return COULD_NOT_RUN;
    });
    console.log(`  ${version}: ${formatTally(tally)}`);
    tallies.push(tally);
  }
  return sum(tallies);
}

/** The test files learn what they run in from the environment. */
async function runInVersion(
  version: VscodeVersion,
  vsix: string,
  patterns: readonly string[],
): Promise<Tally> {
  process.env['VSCODE_VERSION'] = version;
  process.env['VSCODE_EXTENSIONS'] = await installExtension(await installVscode(version), vsix);
  return runNodeTests('ui', { patterns, concurrency: CONCURRENCY, triesAgain: true });
}
