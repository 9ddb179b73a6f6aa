import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SAMPLES } from './paths';
import { removeFolder, temporaryFolder } from './temporaryFolder';

/** A folder that a run may change. */
export interface Workspace {
  readonly folder: string;
  remove(): void;
}

/** More than the tests of a run need. */
const CASES = 300;

/**
 * Creates the folders for the editor tests' reports in advance. On a busy machine, VS Code's watcher misses changes in a folder whose
 * parent was also just created, so tests that change such files would wait forever.
 */
export async function makeCaseFolders(workspace: string): Promise<void> {
  for (let number = 1; number <= CASES; number++)
    await mkdir(join(workspace, `case-${number}`, 'reports/figures'), { recursive: true });
}

/** Copies the samples to a new folder outside the repository. */
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
