import { CHECKER_CODES } from '../../../common/codes';
import { judge } from '../checker/judge';
import type { Verdict } from '../../../common/verdict';
import type { FoundEvidence } from '../evidence/findEvidence';
import type { FigureContents } from '../files/figureContents';
import type { FigureFolders } from '../files/figureFolders';
import type { RepositoryFacts } from '../files/repositoryFacts';
import type { Settings } from '../../../common/settings';
import type { Report } from '../report/report';
import { findProblems, type RuleFailed } from '../rules/findProblems';
import type { Problem } from '../rules/rule';
import { memoizeByObject } from '../text/memo';
import { reportOf, type OpenText } from './openText';

/** All that is known of one version of an open report. */
export interface Analysis {
  readonly uri: string;
  readonly version: number;
  readonly report: Report;
  readonly verdict: Verdict;
  /** In the order of the document. */
  readonly problems: readonly Problem[];
  /** Whether the course's checker is to read it. A text that only looks like a report may be homework of another course. */
  readonly isForChecker: boolean;
  /** What is known of the repository around it. */
  readonly repository: RepositoryFacts | null;
  /** What its files show of the checklist; null where nobody has looked. */
  readonly evidence: FoundEvidence | null;
}

/** What an analysis depends on besides the text. */
export interface Surroundings {
  readonly folders: FigureFolders;
  /** What is known of the bytes of figures. */
  readonly contents: FigureContents;
  /** The paths of hand-in pages that are out of date. */
  readonly stalePages: readonly string[];
  /** Null where nothing is known of a repository yet, or there is none. */
  readonly repository: RepositoryFacts | null;
  /** What files show of the checklist; null where nobody has looked. */
  readonly evidence: FoundEvidence | null;
  readonly levels: Settings['rules'];
  /** Whether it is a report by its name. */
  readonly isNamed: boolean;
  readonly failed: RuleFailed;
}

/** Analyses the newest version of a text. */
export function analyse(text: OpenText, surroundings: Surroundings): Analysis {
  const { uri, version } = text;
  const report = reportOf(text);
  const verdict = judge(report);
  const isForChecker = surroundings.isNamed || report.edition !== null;
  return withProblems(
    { uri, version, report, verdict, problems: [], isForChecker, repository: null, evidence: null },
    surroundings,
  );
}

/** The same version in other surroundings. */
export function withProblems(
  analysis: Analysis,
  { folders, contents, stalePages, repository, evidence, levels, failed }: Surroundings,
): Analysis {
  const { report, verdict, isForChecker } = analysis;
  const inForce = isForChecker ? levels : withoutChecker(levels);
  const problems = findProblems(
    { report, verdict, folders, contents, stalePages, repository, evidence },
    inForce,
    failed,
  );
  return { ...analysis, problems, repository, evidence };
}

/** The same object for the same levels, as what is found in questions is kept for as long as it is in force. */
const withoutChecker = memoizeByObject((levels: Settings['rules']): Settings['rules'] => ({
  ...levels,
  ...Object.fromEntries(CHECKER_CODES.map((code) => [code, 'off' as const])),
}));
