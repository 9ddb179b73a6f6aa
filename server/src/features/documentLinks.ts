import type { Connection, DocumentLink } from 'vscode-languageserver';
import { inDocument } from '../report/positions';
import type { Analysis } from '../workspace/analysis';
import type { OpenReports } from '../workspace/openReports';
import { localPathOf } from './figures/figureFile';

/** Links the targets of figures to their files. */
export function registerDocumentLinks(connection: Connection, reports: OpenReports): void {
  connection.onDocumentLinks(async ({ textDocument: { uri } }) => {
    const analysis = await reports.current(uri);
    return analysis && linksOf(analysis, reports);
  });
}

function linksOf({ uri, report }: Analysis, reports: OpenReports): DocumentLink[] {
  return report.questions.flatMap((question) =>
    (question.block.answer?.figures ?? []).flatMap(({ target, targetRange }) => {
      const path = targetRange && localPathOf(target);
      const file = path === null ? null : reports.uriFrom(uri, path);
      return targetRange && file
        ? [{ range: inDocument(question, targetRange), target: file.toString() }]
        : [];
    }),
  );
}
