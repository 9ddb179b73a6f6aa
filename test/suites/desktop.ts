import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildProduct } from '../support/build';
import { ON_OLDEST } from '../support/editorSubsets';
import { bundleEditorTests, noFile } from '../support/editorTests';
import { ROOT } from '../support/paths';
import { startProcess } from '../support/processes';
import { readResults } from '../support/results';
import { COULD_NOT_RUN, type Tally, formatTally, sum } from '../support/tally';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';
import { OLDEST_VSCODE } from '../support/vscodeInstall';
import { QUIET_SETTINGS } from '../support/vscodeSettings';
import { copySamples, makeCaseFolders } from '../support/workspace';

const MINUTES_TO_RUN = 4;

/** The editor tests in desktop VS Code, which is downloaded: the oldest supported version and the newest. */
export async function desktop(patterns: readonly string[]): Promise<Tally> {
  await buildProduct();
  const tallies: Tally[] = [];
  for (const version of [OLDEST_VSCODE, 'stable']) {
    console.log(`▶ desktop VS Code ${version}`);
    const tally = await runOnDesktop(version, patterns).catch((error: unknown) => {
      console.error(error);
      return COULD_NOT_RUN;
    });
    console.log(`  ${version}: ${formatTally(tally)}`);
    tallies.push(tally);
  }
  return sum(tallies);
}

async function runOnDesktop(version: string, patterns: readonly string[]): Promise<Tally> {
  const module = await bundleEditorTests(
    { host: 'node', version: version === 'stable' ? null : version },
    { patterns, subset: version === OLDEST_VSCODE && patterns.length === 0 ? ON_OLDEST : null },
  );
  if (module === null) return noFile(patterns);
  const executable = await downloadAndUnzipVSCode({ version, extensionDevelopmentPath: ROOT });
  const workspace = await copySamples();
  await makeCaseFolders(workspace.folder);
  const home = temporaryFolder();
  try {
    await mkdir(join(home, 'data/User'), { recursive: true });
    await writeFile(join(home, 'data/User/settings.json'), JSON.stringify(QUIET_SETTINGS));
    const child = startProcess(
      executable,
      [
        workspace.folder,
        `--extensionDevelopmentPath=${ROOT}`,
        `--extensionTestsPath=${module}`,
        `--user-data-dir=${join(home, 'data')}`,
        `--extensions-dir=${join(home, 'extensions')}`,
        '--disable-gpu',
        '--disable-updates',
        '--disable-workspace-trust',
        '--no-sandbox',
        '--skip-release-notes',
        '--skip-welcome',
      ],
      { timeout: MINUTES_TO_RUN * 60_000, onOutput: (text) => process.stdout.write(text) },
    );
    await child.ended;
    return (
      child
        .output()
        .split(/\r?\n/)
        .map(readResults)
        .find((results) => results !== null) ?? COULD_NOT_RUN
    );
  } finally {
    workspace.remove();
    removeFolder(home);
  }
}
