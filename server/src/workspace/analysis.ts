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

/** Everything known about one version of an open report. */
export interface Analysis {
  readonly uri: string;
  readonly version: number;
  readonly report: Report;
  readonly verdict: Verdict;
  /** In document order. */
  readonly problems: readonly Problem[];
  /**
   * Whether the course's checker will read it. A text that only looks like a report may be homework of another course.
   */
  readonly isForChecker: boolean;
  /** What is known about the repository around it. */
  readonly repository: RepositoryFacts | null;
  /** What its files show about the checklist; null if no one has looked. */
  readonly evidence: FoundEvidence | null;
}

/** What an analysis depends on besides the text. */
export interface AnalysisInputs {
  readonly folders: FigureFolders;
  /** What is known about the bytes of figures. */
  readonly contents: FigureContents;
  /** The paths of hand-in pages that are out of date. */
  readonly stalePages: readonly string[];
  /** Null where nothing is known of a repository yet, or there is none. */
  readonly repository: RepositoryFacts | null;
  /** What files show about the checklist; null if no one has looked. */
  readonly evidence: FoundEvidence | null;
  readonly levels: Settings['rules'];
  /** Whether it is a report by its name. */
  readonly isNamed: boolean;
  readonly failed: RuleFailed;
}

/** Analyses the newest version of a text. */
export function analyse(text: OpenText, inputs: AnalysisInputs): Analysis {
  const { uri, version } = text;
  const report = reportOf(text);
  const verdict = judge(report);
  const isForChecker = inputs.isNamed || report.edition !== null;
  return withProblems(
    { uri, version, report, verdict, problems: [], isForChecker, repository: null, evidence: null },
    inputs,
  );
}

/** The same version in a new context. */
export function withProblems(
  analysis: Analysis,
  { folders, contents, stalePages, repository, evidence, levels, failed }: AnalysisInputs,
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

/** The same object for the same levels, because findings are kept as long as their levels object is in use. */
const withoutChecker = memoizeByObject((levels: Settings['rules']): Settings['rules'] => ({
  ...levels,
  ...Object.fromEntries(CHECKER_CODES.map((code) => [code, 'off' as const])),
}));
