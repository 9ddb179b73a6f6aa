import { basename, dirname, resolve } from 'node:path';
import { judge, NOT_UTF8 } from '../checker/judge';
import type { RuleLevel } from '../../../common/severity';
import type { Verdict } from '../../../common/verdict';
import type { FoundEvidence } from '../evidence/findEvidence';
import { repositoryEvidence } from '../evidence/repositoryEvidence';
import { lookAtFigures } from '../files/figureContents';
import { loadFolders } from '../files/loadFolders';
import { loadRepositoryFacts, type RepositoryFacts } from '../files/repositoryFacts';
import { findStalePages } from '../handin/stalePages';
import { gitRepository } from '../node/gitRepository';
import { nodeFiles } from '../node/nodeFiles';
import { usedFigures } from '../report/usedFigures';
import { parseReport } from '../report/parse';
import { describeError } from '../text/describeError';
import { comparePositions } from '../text/position';
import type { Report } from '../report/report';
import { figuresThere } from '../rules/figures/figuresThere';
import { findProblems } from '../rules/findProblems';
import type { Problem } from '../rules/rule';
import type { EncodingFault } from './decode';
import { figureRoot } from '../node/figureRoot';
import type { InputError } from './inputError';
import { atMost } from '../workspace/atMost';
import { notAReport } from '../wording/notAReport';
import { readReport } from './readReport';

/** A report with all that is said of it. */
export interface CheckedReport {
  /** As it was typed or found. */
  readonly path: string;
  readonly report: Report;
  readonly verdict: Verdict;
  /** Sorted by position. */
  readonly problems: readonly Problem[];
  /** Why the file is not UTF-8; null where it is. */
  readonly fault: EncodingFault | null;
  /** What git knows around it; null where it can't tell. */
  readonly repository: RepositoryFacts | null;
  /** What shows that items of the checklist are done; null where nobody has looked, or git can't tell. */
  readonly evidence: FoundEvidence | null;
  /** Rules that broke down, which is a defect of the program; empty otherwise. */
  readonly failures: readonly string[];
}

/** So long git is waited for, in milliseconds. */
const GIT_PATIENCE = 10_000;

/** What came of a path. */
export type Result = CheckedReport | InputError;

/** Whether a path could not be checked. */
export function isInputError(result: Result): result is InputError {
  return 'error' in result;
}

/**
 * Reads and checks one report. Never rejects for the file's sake.
 *
 * @param options.isEvidenceWanted whether the repository is searched for what shows that items of the checklist are done.
 */
export async function checkReport(
  path: string,
  rules: Readonly<Record<string, RuleLevel>>,
  { isEvidenceWanted = false }: { readonly isEvidenceWanted?: boolean } = {},
): Promise<Result> {
  const read = await readReport(path);
  if ('error' in read) return read;
  const { text, fault } = read;
  const report = parseReport(text);
  const textVerdict = judge(report);
  const verdict = fault ? { ...NOT_UTF8, expected: textVerdict.expected } : textVerdict;
  if (report.questions.length === 0)
    return { path, error: 'not-a-report', message: notAReport(text, fault), verdict };

  const folder = dirname(resolve(path));
  const files = nodeFiles(folder, await figureRoot(folder));
  const [folders, contents, stalePages] = await Promise.all([
    loadFolders(report, files),
    lookAtFigures(usedFigures(report), files),
    findStalePages({ folder: basename(folder), file: basename(path) }, files),
  ]);
  const repository = await repositoryFacts(path, figuresThere(report, folders));
  const edition = report.edition?.name;
  const evidence =
    isEvidenceWanted && edition && repository
      ? await repositoryEvidence(repository.repository, repository.files, edition)
      : null;
  const failures: string[] = [];
  const problems = findProblems(
    { report, verdict: textVerdict, folders, contents, stalePages, repository, evidence },
    rules,
    (code, error) => {
      failures.push(`the rule ${code} broke down: ${describeError(error)}`);
    },
  );
  return {
    path,
    report,
    verdict,
    problems: fault ? withFault(problems, fault) : problems,
    fault,
    failures,
    repository,
    evidence,
  };
}

/** What git knows around a report; null without a repository, and where git takes too long. */
async function repositoryFacts(path: string, figures: readonly string[]): Promise<RepositoryFacts | null> {
  const repository = await gitRepository(['git'], dirname(resolve(path)));
  if (!repository) return null;
  let facts: RepositoryFacts | null = null;
  const load = async (): Promise<void> => {
    facts = await loadRepositoryFacts(repository, basename(path), figures);
  };
  await atMost(GIT_PATIENCE, load());
  return facts;
}

/** The rules see characters only; the bytes tell where the fault lies and that the checker stops at it. */
function withFault(problems: readonly Problem[], { position, what }: EncodingFault): Problem[] {
  const fault: Problem = {
    code: 'text-encoding',
    severity: 'error',
    question: null,
    index: null,
    range: { start: position, end: { line: position.line, character: position.character + 1 } },
    message: `The file is not UTF-8 (${what}). The course's checker stops at it; save the file with the encoding UTF-8.`,
  };
  const others = problems.filter(({ code }) => code !== 'text-encoding');
  return [fault, ...others].sort((a, b) => comparePositions(a.range.start, b.range.start));
}
