import { realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Verdict } from '../../../../common/verdict';
import type { RepositoryFacts } from '../../files/repositoryFacts';
import { isInside } from '../../node/inside';
import type { Question, Report } from '../../report/report';
import { countPersons } from '../../rules/people/whoWroteWhat';
import type { Problem } from '../../rules/rule';
import type {
  Group,
  GroupProblem,
  GroupQuestion,
  GroupReport,
  GroupWork,
  QuestionMark,
} from '../../export/groups/group';
import { checkReport, isInputError, type CheckedReport } from '../checkReport';
import { findReports } from '../findReports';
import { defectInputError } from '../inputError';
import type { ListedGroup } from './groupList';

/** No group makes as many. */
const MAX_COMMITS = 100_000;

/** Nobody reads more of one group; the counts hold all of them. */
const MAX_PROBLEMS = 200;

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
    report: factsOf(git ? result : withoutEvidence(result)),
    work: git && (await workOf(git, result.report)),
    failure: null,
  };
}

/** What git knows of the group's own clone: a folder without one may lie in a repository of the staff's. */
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

/** The report nearest to the top of the clone, the one in `reports/` before others. */
async function reportIn(folder: string): Promise<string | null> {
  const paths = (await findReports([folder])).filter((one) => typeof one === 'string');
  const [first] = paths.sort((a, b) => depthOf(a) - depthOf(b) || rankOf(a) - rankOf(b));
  return first ?? null;
}

function depthOf(path: string): number {
  return path.split(/[\\/]/u).length;
}

function rankOf(path: string): number {
  return /[\\/]reports[\\/]README\.md$/u.test(path) ? 0 : 1;
}

function factsOf({ report, verdict, problems, evidence }: CheckedReport): GroupReport {
  const count = (...codes: readonly string[]): number =>
    problems.filter(({ code }) => codes.includes(code)).length;
  return {
    edition: report.edition?.name ?? null,
    isAccepted: verdict.accepted,
    reason: reasonOf(verdict),
    warnings: verdict.warnings.length,
    passed: verdict.passed,
    expected: verdict.expected,
    answered: report.questions.filter(({ block }) => block.answer?.state === 'answered').length,
    questions: report.questions.map((question, index) =>
      questionOf(
        question,
        verdict.warnings.some((warning) => warning.question === index + 1),
        problems,
      ),
    ),
    checklist: { done: report.checklist.done, total: report.checklist.total },
    brokenFigures: count('figure-missing', 'figure-case'),
    swallowed: count('handin-swallowed'),
    silentMembers: count('contribution-missing'),
    evidenceMissing: evidence && count('evidence-missing'),
    problems: problems.slice(0, MAX_PROBLEMS).map(problemOf),
  };
}

function reasonOf({ accepted, error, found, expected }: Verdict): string {
  if (accepted) return '';
  if (error === 'encoding') return 'the file is not UTF-8';
  if (error === 'no-answers') return 'no `Answer:` is found';
  return `${found} answers are found, ${expected} expected`;
}

function questionOf(
  { number, limits, block: { answer } }: Question,
  isWarned: boolean,
  problems: readonly Problem[],
): GroupQuestion {
  const own = problems.filter(
    ({ question, severity }) => question === number && (severity === 'error' || severity === 'warning'),
  );
  return {
    number,
    mark: markOf(answer?.state !== 'answered', isWarned, own.length > 0),
    words: { got: answer?.words ?? 0, min: limits.words?.min ?? null, max: limits.words?.max ?? null },
  };
}

function markOf(isMissing: boolean, isWarned: boolean, hasProblems: boolean): QuestionMark {
  if (isMissing) return 'missing';
  if (isWarned) return 'failing';
  return hasProblems ? 'flawed' : 'fine';
}

function problemOf({ range, severity, code, question, message }: Problem): GroupProblem {
  return { line: range.start.line + 1, severity, code, question, message };
}
