import type { Repository, RepositoryFiles } from '../files/repository';
import type { EditionName } from '../report/report';
import type { Pause } from '../text/pause';
import { findEvidence, type FoundEvidence } from './findEvidence';

/** Maximum size of a file in bytes: notebooks with pictures are large, but show what they import. */
const MAX_FILE = 4_000_000;

/** Searches the files of a repository that git does not ignore, as they are on disk. */
export async function repositoryEvidence(
  repository: Pick<Repository, 'readText'>,
  { tracked, untracked, isCut }: RepositoryFiles,
  edition: EditionName,
  pause?: Pause,
): Promise<FoundEvidence> {
  const found = await findEvidence(
    edition,
    {
      paths: [...tracked.keys(), ...untracked],
      readText: (path) => repository.readText(path, MAX_FILE),
    },
    pause,
  );
  return { ...found, isWhole: found.isWhole && !isCut };
}
