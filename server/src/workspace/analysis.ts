import { judge } from '../checker/judge';
import type { Verdict } from '../../../common/verdict';
import type { FigureFolders } from '../files/figureFolders';
import type { Settings } from '../../../common/settings';
import type { Report } from '../report/report';
import { findProblems, type RuleFailed } from '../rules/findProblems';
import type { Problem } from '../rules/rule';
import { reportOf, type OpenText } from './openText';

/** All that is known of one version of an open report. */
export interface Analysis {
  readonly uri: string;
  readonly version: number;
  readonly report: Report;
  readonly verdict: Verdict;
  /** In the order of the document. */
  readonly problems: readonly Problem[];
}

/** What an analysis depends on besides the text. */
export interface Surroundings {
  readonly folders: FigureFolders;
  /** The figures that are the course's own. */
  readonly samples: ReadonlySet<string>;
  readonly levels: Settings['rules'];
  readonly failed: RuleFailed;
}

/** Analyses the newest version of a text. */
export function analyse(text: OpenText, surroundings: Surroundings): Analysis {
  const { uri, version } = text;
  const report = reportOf(text);
  return withProblems({ uri, version, report, verdict: judge(report), problems: [] }, surroundings);
}

/** The same version in other surroundings. */
export function withProblems(
  analysis: Analysis,
  { folders, samples, levels, failed }: Surroundings,
): Analysis {
  const { report, verdict } = analysis;
  return { ...analysis, problems: findProblems({ report, verdict, folders, samples }, levels, failed) };
}
