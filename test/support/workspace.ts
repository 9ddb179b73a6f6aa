import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { SAMPLES } from './paths';
import { removeFolder, temporaryFolder } from './temporaryFolder';

/** A folder that a run may change. */
export interface Workspace {
  readonly folder: string;
  remove(): void;
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
