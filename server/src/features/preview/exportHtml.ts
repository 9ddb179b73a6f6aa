import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { exportHtml, type ExportHtmlResult } from '../../../../common/protocol';
import { handInPage } from '../../handin/handInPage';
import { documentLines } from '../../report/documentLines';
import { pausesBetween } from '../../text/pause';
import type { NextTurn } from '../../workspace/afterQueue';
import type { OpenReports } from '../../workspace/openReports';
import { requireParams } from '../requireParams';
import { summarise } from '../summary/summary';

const PARAMS = v.object({
  uri: v.string(),
  isHandIn: v.boolean(),
  hasOverview: v.exactOptional(v.boolean()),
});

/** Answers requests for a report as a page of its own. */
export function registerExportHtml(connection: Connection, reports: OpenReports, nextTurn: NextTurn): void {
  connection.onRequest(exportHtml, async (given): Promise<ExportHtmlResult | null> => {
    const params = requireParams(exportHtml, PARAMS, given);
    const analysis = await reports.current(params.uri);
    if (!analysis) return null;
    if (params.isHandIn) {
      const html = handInPage(documentLines(analysis.report).join(''));
      return { version: analysis.version, html, leftOut: [] };
    }
    // Evaluated for the first page only, to keep the server's start short and its memory small.
    const { exportReport } = await import('../../export/exportReport');
    const files = reports.filesOf(params.uri);
    const { report, verdict, problems } = analysis;
    const { html, leftOut } = await exportReport(report, files, {
      overview: params.hasOverview === true ? summarise(report, verdict, problems) : null,
      pause: pausesBetween(nextTurn),
    });
    return { version: analysis.version, html, leftOut };
  });
}
