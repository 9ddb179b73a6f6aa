import type { URI } from 'vscode-uri';
import type { Repository } from '../files/repository';

/**
 * Opens the repository that a report of this computer is in; null where there is none.
 *
 * @param programs Paths or names of git, the first one to be tried first.
 */
export type OpenRepository = (programs: readonly string[], report: URI) => Promise<Repository | null>;

/** The repositories around reports. */
export interface Repositories {
  /** The repository around a report; null where there is none, or git may not be run. Never rejects. */
  around(report: URI): Promise<Repository | null>;
  /** Takes up which programs may be run from now on; none in a workspace that is not trusted. */
  usePrograms(programs: readonly string[]): void;
}

/** @param open Null on a host that has no git, such as the web. */
export function createRepositories(
  open: OpenRepository | null,
  initialPrograms: readonly string[],
): Repositories {
  let programs = initialPrograms;
  return {
    async around(report) {
      if (!open || programs.length === 0 || report.scheme !== 'file') return null;
      return open(programs, report).catch(() => null);
    },
    usePrograms(next) {
      programs = next;
    },
  };
}
