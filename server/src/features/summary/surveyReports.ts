import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { surveyReports, type SurveyedReport } from '../../../../common/protocol';
import { judge } from '../../checker/judge';
import { parseReport } from '../../report/parse';
import { shortVerdict } from '../../checker/verdictTexts';
import { standText } from '../../wording/questionCounts';
import type { Analysis } from '../../workspace/analysis';
import type { Workspace } from '../../workspace/workspace';
import { requireParams } from '../requireParams';
import { summarise } from './summary';

const PARAMS = v.object({
  reports: v.array(v.object({ uri: v.string(), text: v.string() })),
  hasProblems: v.optional(v.boolean(), false),
});

/** Answers requests for how reports are; those that are open are told as their editors show them. */
export function registerSurveyReports(
  connection: Connection,
  { reports: open, analyseClosed }: Pick<Workspace, 'reports' | 'analyseClosed'>,
): void {
  connection.onRequest(surveyReports, async (given): Promise<SurveyedReport[]> => {
    const { reports, hasProblems } = requireParams(surveyReports, PARAMS, given);
    if (!hasProblems) return reports.flatMap(checked);
    const analyses = await Promise.all(
      reports.map(async (one) => (await open.current(one.uri)) ?? analyseClosed(one)),
    );
    return analyses.flatMap((analysis) => (analysis ? [analysed(analysis)] : []));
  });
}

function checked({ uri, text }: { readonly uri: string; readonly text: string }): SurveyedReport[] {
  const report = parseReport(text);
  if (report.questions.length === 0) return [];
  const verdict = judge(report);
  const edition = report.edition?.name ?? null;
  return [{ uri, edition, isAccepted: verdict.accepted, text: shortVerdict(verdict), problems: null }];
}

function analysed({ uri, report, verdict, problems: found }: Analysis): SurveyedReport {
  const { edition, toGo, problems } = summarise(report, verdict, found);
  return {
    uri,
    edition,
    isAccepted: verdict.accepted,
    text: shortVerdict(verdict),
    problems: standText(toGo.count, problems),
  };
}
