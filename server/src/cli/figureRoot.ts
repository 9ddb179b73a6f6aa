import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The folder that figures may lie in: the repository, or where there is none the folder above the report's own. */
export async function figureRoot(folder: string): Promise<string> {
  for (let at = folder; dirname(at) !== at; at = dirname(at)) {
    const isRepository = await access(join(at, '.git')).then(
      () => true,
      () => false,
    );
    if (isRepository) return at;
  }
  return dirname(folder);
}
