import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAMPLES } from './paths';

/** A folder that a run may change. */
export interface Workspace {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Copies the samples to a fresh folder outside the repository. */
export async function copySamples(): Promise<Workspace> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'report-workspace-')));
  await cp(SAMPLES, folder, { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
