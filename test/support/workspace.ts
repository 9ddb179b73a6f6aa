import { cp } from 'node:fs/promises';
import { SAMPLES } from './paths';
import { temporaryFolder } from './temporaryFolder';

/** Copies the samples to a fresh folder outside the repository, which a run may change. */
export async function copySamples(): Promise<string> {
  const folder = temporaryFolder();
  await cp(SAMPLES, folder, { recursive: true });
  return folder;
}
