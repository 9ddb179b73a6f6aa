import { packProduct } from '../support/build';
import { runNodeTests } from '../support/nodeTests';
import { COULD_NOT_RUN, type Tally, formatTally, sum } from '../support/tally';
import {
  NEWEST_VSCODE,
  OLDEST_VSCODE,
  VSCODE_VERSIONS,
  type VscodeVersion,
  installVscode,
} from '../support/vscodeInstall';
import { installExtension } from '../support/vscodeServer';

/** Replaces the README's pictures, like `npm run media`. */
const UPDATE = '--update-screenshots';
/** Runs all tests in all versions, with pictures in all kinds of themes. */
const MATRIX = '--matrix';
/** Number of windows at the same time: each waits more than it computes. */
const CONCURRENCY = 2;
/** The files that run in each version: all in the newest one, the main features in the oldest one. */
const FILES: Readonly<Record<VscodeVersion, readonly string[]>> = {
  [NEWEST_VSCODE]: [],
  [OLDEST_VSCODE]: ['ui/preview.test', 'ui/report.test'],
};

/**
 * The packed extension in a browser, as a user sees it. Arguments that are a version select it, `--matrix` selects all tests in all
 * versions, all others select files, which run in each.
 */
export async function ui(args: readonly string[]): Promise<Tally> {
  const vsix = await packProduct();
  if (args.includes(UPDATE)) process.env['UPDATE_SCREENSHOTS'] = 'yes';
  if (args.includes(MATRIX)) process.env['ALL_THEMES'] = 'yes';
  const named = VSCODE_VERSIONS.filter((version) => args.includes(version));
  const patterns = args.filter(
    (arg) => arg !== UPDATE && arg !== MATRIX && !VSCODE_VERSIONS.some((version) => version === arg),
  );
  const isWhole = args.includes(MATRIX) || patterns.length > 0;
  const tallies: Tally[] = [];
  for (const version of named.length > 0 ? named : ([NEWEST_VSCODE, OLDEST_VSCODE] as const)) {
    console.log(`▶ VS Code ${version}`);
    const files = isWhole ? patterns : FILES[version];
    const tally = await runInVersion(version, vsix, files).catch((error: unknown) => {
      console.error(error);
      return COULD_NOT_RUN;
    });
    console.log(`  ${version}: ${formatTally(tally)}`);
    tallies.push(tally);
  }
  return sum(tallies);
}

/** The test files get their version and paths through the environment. */
async function runInVersion(
  version: VscodeVersion,
  vsix: string,
  patterns: readonly string[],
): Promise<Tally> {
  process.env['VSCODE_VERSION'] = version;
  process.env['VSCODE_EXTENSIONS'] = await installExtension(await installVscode(version), vsix);
  return runNodeTests('ui', { patterns, concurrency: CONCURRENCY, retries: true });
}
