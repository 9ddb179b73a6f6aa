import type { GroupWork } from '../../export/groups/group';
import type { RepositoryFacts } from '../../files/repositoryFacts';
import type { Report } from '../../report/report';
import { countPersons } from '../../rules/people/whoWroteWhat';

/** Real groups have fewer. */
const MAX_COMMITS = 100_000;

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/u;
const DOCKERFILE = /(?:^|\/)(?:dockerfile[^/]*|[^/]+\.dockerfile)$/iu;

/**
 * Whether a repository is a group's own: a folder without one may be in a repository of the staff.
 * @param reportFolder The report's folder from the group's folder; `''` for that folder itself.
 */
export function isOwnClone({ repository: { folder } }: RepositoryFacts, reportFolder: string): boolean {
  return `/${reportFolder}`.endsWith(folder === '' ? '' : `/${folder}`);
}

/** Counts what is in a clone, as the course's own statistics do; null if nothing is committed. */
export async function workOf(
  { repository, files: { tracked } }: RepositoryFacts,
  report: Report,
): Promise<GroupWork | null> {
  const commits = await repository.history('', MAX_COMMITS);
  if (!commits || commits.length === 0) return null;
  const paths = [...tracked.keys()];
  const authors = commits.map(({ author }) => author);
  return {
    contributors: countPersons(authors, report),
    commits: commits.length,
    workflowFiles: paths.filter((one) => WORKFLOW.test(one)).length,
    dockerFiles: paths.filter((one) => DOCKERFILE.test(one)).length,
  };
}
