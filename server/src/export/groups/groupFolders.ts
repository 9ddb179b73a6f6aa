import { compareNaturally } from '../../text/naturalOrder';

/** As the course's scripts name the folders of groups. */
export const GROUP_FOLDER = /^group[ _-]?(\d+)$/iu;

/** The folder into which the course's scripts clone. */
export const CLONES = 'cloned_repos';

/** Which of the folders in one place are those of groups, in a natural order: those that are named so, else all. */
export function groupFolders(names: readonly string[]): string[] {
  const visible = names.filter((name) => !name.startsWith('.'));
  const named = visible.filter((name) => GROUP_FOLDER.test(name));
  return (named.length > 0 ? named : visible).toSorted(compareNaturally);
}
