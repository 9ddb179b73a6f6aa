import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The folder that may contain figures: the repository or, without one, the folder above the report's own. */
export async function figureRoot(folder: string): Promise<string> {
  return (await repositoryOf(folder)) ?? dirname(folder);
}

/** Results of this run by folder: reports are often in neighbouring folders. */
const repositories = new Map<string, Promise<string | null>>();

/** The nearest folder, this one or above it, with a `.git`; null if there is none. */
export function repositoryOf(folder: string): Promise<string | null> {
  const known = repositories.get(folder);
  if (known) return known;
  const repository = lookFor(folder);
  repositories.set(folder, repository);
  return repository;
}

async function lookFor(folder: string): Promise<string | null> {
  const isRepository = await access(join(folder, '.git')).then(
    () => true,
    () => false,
  );
  if (isRepository) return folder;
  const above = dirname(folder);
  return above === folder ? null : repositoryOf(above);
}
