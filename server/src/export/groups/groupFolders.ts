import { SETTINGS } from '../../../../common/settings';
import { readGlob } from '../../text/glob';
import { compareNaturally } from '../../text/naturalOrder';

/** How the course's scripts name the folders of groups. */
export const GROUP_FOLDER = /^group[ _-]?(\d+)$/iu;

/** The folder that the course's scripts clone into. */
export const CLONES = 'cloned_repos';

/** The folders of groups in one place, in natural order: those with such a name, else all. */
export function groupFolders(names: readonly string[]): string[] {
  const visible = names.filter((name) => !name.startsWith('.'));
  const named = visible.filter((name) => GROUP_FOLDER.test(name));
  return (named.length > 0 ? named : visible).toSorted(compareNaturally);
}

const USUAL_PLACES = SETTINGS.files.default.map((glob) => readGlob(glob));

/** The rank of a report's path among the usual places, `reports/README.md` first; null for any other file. Paths have `/`. */
export function placeRank(path: string): number | null {
  const rank = USUAL_PLACES.findIndex((place) => place(path).isWhole);
  return rank < 0 ? null : rank;
}
