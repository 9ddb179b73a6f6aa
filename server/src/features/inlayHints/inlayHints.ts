import type { Connection, InlayHint } from 'vscode-languageserver';
import { InlayHintRefreshRequest } from '../../lsp';
import { inDocument } from '../../report/positions';
import type { Analysis } from '../../workspace/analysis';
import type { Configuration } from '../../workspace/configuration';
import type { Failures } from '../../workspace/failures';
import type { OpenReports } from '../../workspace/openReports';
import type { ClientSupport } from '../../workspace/clientCapabilities';
import { lensTitle } from '../codeLens/lensTitle';
import { refreshBetweenVersions } from '../codeLens/refreshBetweenVersions';

/** The services that inlay hints need. */
export interface InlayHintContext {
  readonly reports: OpenReports;
  readonly configuration: Configuration;
  readonly failures: Failures;
  readonly support: ClientSupport;
}

/** Shows the text of the code lens after each question's heading, for clients that show no lenses. */
export function offerInlayHints(connection: Connection, context: InlayHintContext): void {
  const { reports, configuration, failures, support } = context;
  let isOn = false;

  function refresh(): void {
    if (!support.inlayHintRefresh) return;
    void failures.guardAsync('Refreshing inlay hints', () =>
      connection.sendRequest(InlayHintRefreshRequest.type),
    );
  }

  configuration.listen(({ 'codeLens.enabled': enabled }) => {
    const isNews = isOn !== enabled;
    isOn = enabled;
    if (isNews) refresh();
  });

  refreshBetweenVersions('Refreshing inlay hints', reports, () => {
    if (isOn) refresh();
  });

  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range: { start, end } }) => {
    const analysis = isOn ? await reports.current(uri) : null;
    return analysis && hintsOf(analysis, start.line, end.line);
  });
}

function hintsOf(analysis: Analysis, first: number, last: number): InlayHint[] {
  return analysis.report.questions
    .filter(({ line }) => first <= line && line <= last)
    .map((question) => ({
      position: inDocument(question, question.block.heading.range).end,
      label: lensTitle(analysis, question),
      paddingLeft: true,
    }));
}
