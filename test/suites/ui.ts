import { packProduct } from '../support/build';
import { runNodeTests } from '../support/nodeTests';
import { COULD_NOT_RUN, type Tally, formatTally, sum } from '../support/tally';
import { VSCODE_VERSIONS } from '../support/vscodeInstall';

/** Makes the pictures of the README anew. */
const UPDATE = '--update-screenshots';

/** The packed extension as a person meets it, in a browser, in the oldest and the newest VS Code. */
export async function ui(args: readonly string[]): Promise<Tally> {
  process.env['VSIX'] = await packProduct();
  if (args.includes(UPDATE)) process.env['UPDATE_SCREENSHOTS'] = 'yes';
  const patterns = args.filter((arg) => arg !== UPDATE);
  const tallies: Tally[] = [];
  for (const version of VSCODE_VERSIONS) {
    console.log(`▶ VS Code ${version}`);
    process.env['VSCODE_VERSION'] = version;
    const tally = await runNodeTests('ui', { patterns, concurrency: 1 }).catch((error: unknown) => {
      console.error(error);
      return COULD_NOT_RUN;
    });
    console.log(`  ${version}: ${formatTally(tally)}`);
    tallies.push(tally);
  }
  return sum(tallies);
}
