import type { URI } from 'vscode-uri';
import type { Repository } from '../files/repository';

/**
 * Opens the repository of a local report; null if there is none.
 * @param programs Paths or names of git, in the order to try.
 */
export type OpenRepository = (programs: readonly string[], report: URI) => Promise<Repository | null>;

/** The repositories around reports. */
export interface Repositories {
  /** The repository around a report; null if there is none, or git may not be run. Never rejects. */
  around(report: URI): Promise<Repository | null>;
  /** Whether git may be run here at all. */
  mayRun(): boolean;
  /** Sets which programs may be run from now on; none in an untrusted workspace. */
  usePrograms(programs: readonly string[]): void;
}

/** @param open Null on a host without git, such as the web. */
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
    mayRun: () => open !== null && programs.length > 0,
    usePrograms(next) {
      programs = next;
    },
  };
}
