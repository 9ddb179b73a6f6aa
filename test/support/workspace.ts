import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SAMPLES } from './paths';
import { removeFolder, temporaryFolder } from './temporaryFolder';

/** A folder that a run may change. */
export interface Workspace {
  readonly folder: string;
  remove(): void;
}

/** More than the tests of a run use. */
const CASES = 300;

/**
 * Makes the folders that the editor tests put their reports into. VS Code's watcher does not see what is made in a folder that has
 * only just been made itself, if the machine is busy: a test that changes such files would wait in vain.
 */
export async function makeCaseFolders(workspace: string): Promise<void> {
  for (let number = 1; number <= CASES; number++)
    await mkdir(join(workspace, `case-${number}`, 'reports/figures'), { recursive: true });
}

/** Copies the samples to a fresh folder outside the repository. */
export async function copySamples(): Promise<Workspace> {
  const home = temporaryFolder();
  const folder = join(home, 'nightjar');
  await cp(SAMPLES, folder, { recursive: true });
  return {
    folder,
    remove: () => {
      removeFolder(home);
    },
  };
}
