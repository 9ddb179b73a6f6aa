import { judge } from '../checker/judge';
import type { Verdict } from '../checker/verdict';
import type { FigureFolders } from '../files/figureFolders';
import type { Settings } from '../protocol';
import { editReport } from '../report/editReport';
import { parseReport } from '../report/parse';
import type { Report } from '../report/report';
import { findProblems, type RuleFailed } from '../rules/findProblems';
import type { Problem } from '../rules/rule';
import type { OpenText } from './openText';

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
  readonly levels: Settings['rules'];
  readonly failed: RuleFailed;
}

/** With more changes at once, such as a replacement everywhere, reading the whole text is faster than following them. */
const MOST_CHANGES = 32;

/**
 * Analyses the newest version of a text.
 *
 * @param previous The report as it was before the changes that the text remembers.
 */
export function analyse(text: OpenText, surroundings: Surroundings, previous?: Report): Analysis {
  const { uri, version } = text.document;
  const report = reportOf(text, previous);
  return withProblems({ uri, version, report, verdict: judge(report), problems: [] }, surroundings);
}

/** The same version in other surroundings. */
export function withProblems(analysis: Analysis, { folders, levels, failed }: Surroundings): Analysis {
  const { report, verdict } = analysis;
  return { ...analysis, problems: findProblems({ report, verdict, folders }, levels, failed) };
}

function reportOf({ document, changes }: OpenText, previous: Report | undefined): Report {
  if (!previous || !changes || changes.length > MOST_CHANGES) return parseReport(document.getText());
  return changes.reduce(editReport, previous);
}
