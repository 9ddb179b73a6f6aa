import { realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Group, GroupWork } from '../../export/groups/group';
import { placeRank } from '../../export/groups/groupFolders';
import { groupReportOf } from '../../export/groups/groupReport';
import type { RepositoryFacts } from '../../files/repositoryFacts';
import { isInside } from '../../node/inside';
import type { Report } from '../../report/report';
import { countPersons } from '../../rules/people/whoWroteWhat';
import { checkReport, isInputError, type CheckedReport } from '../checkReport';
import { DEFAULT_NAMES, findReports } from '../findReports';
import { defectInputError } from '../inputError';
import type { ListedGroup } from './groupList';

/** Real groups have fewer. */
const MAX_COMMITS = 100_000;

/** Checks the report of a group, with the default of each rule: nothing in the repository may change how it is judged. Never rejects. */
export async function judgeGroup({ name, folder, repository }: ListedGroup): Promise<Group> {
  const nothing = { name, repository, path: null, report: null, work: null };
  if (folder === null) return { ...nothing, failure: 'no clone' };
  const path = await reportIn(folder).catch(() => null);
  if (path === null) return { ...nothing, failure: 'no report' };
  const result = await checkReport(path, {}, { isEvidenceWanted: true }).catch((error: unknown) =>
    defectInputError(path, error),
  );
  if (isInputError(result)) return { ...nothing, path, failure: result.message.replace(/\.$/u, '') };
  const git = await cloneOf(result, path, folder);
  return {
    name,
    repository,
    path,
    report: groupReportOf(git ? result : withoutEvidence(result)),
    work: git && (await workOf(git, result.report)),
    failure: null,
  };
}

/** What git knows about the group's own clone: a folder without one may be in a repository of the staff. */
async function cloneOf(
  { repository }: CheckedReport,
  path: string,
  folder: string,
): Promise<RepositoryFacts | null> {
  if (!repository) return null;
  const own = await realpath(dirname(path)).catch(() => null);
  const group = await realpath(folder).catch(() => null);
  if (own === null || group === null) return null;
  const root = resolve(
    own,
    ...repository.repository.folder.split('/').flatMap((part) => (part === '' ? [] : ['..'])),
  );
  return isInside(group, root) ? repository : null;
}

function withoutEvidence(checked: CheckedReport): CheckedReport {
  const problems = checked.problems.filter(({ code }) => code !== 'evidence-missing');
  return { ...checked, problems, evidence: null };
}

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/u;
const DOCKERFILE = /(?:^|\/)(?:dockerfile[^/]*|[^/]+\.dockerfile)$/iu;

async function workOf(
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

/** The report nearest to the top of the clone, preferring `reports/`. */
async function reportIn(folder: string): Promise<string | null> {
  const paths = (await findReports([folder], DEFAULT_NAMES)).filter((one) => typeof one === 'string');
  const [first] = paths.sort((a, b) => depthOf(a) - depthOf(b) || rankOf(a) - rankOf(b));
  return first ?? null;
}

function depthOf(path: string): number {
  return path.split(/[\\/]/u).length;
}

function rankOf(path: string): number {
  return placeRank(path.replaceAll('\\', '/')) ?? Infinity;
}
