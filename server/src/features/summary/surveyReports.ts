import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { surveyReports, type SurveyedReport } from '../../../../common/protocol';
import { judge } from '../../checker/judge';
import { parseReport } from '../../report/parse';
import { shortVerdict } from '../../checker/verdictTexts';
import { requireParams } from '../requireParams';

const PARAMS = v.object({ reports: v.array(v.object({ uri: v.string(), text: v.string() })) });

/** Answers requests for what the checker says of reports that are not open. */
export function answerSurveyReports(connection: Connection): void {
  connection.onRequest(surveyReports, (given): SurveyedReport[] => {
    const { reports } = requireParams(surveyReports, PARAMS, given);
    return reports.flatMap(({ uri, text }) => {
      const report = parseReport(text);
      if (report.questions.length === 0) return [];
      const verdict = judge(report);
      const edition = report.edition?.name ?? null;
      return [{ uri, edition, isAccepted: verdict.accepted, text: shortVerdict(verdict) }];
    });
  });
}
