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
