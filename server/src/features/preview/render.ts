import type { Connection } from 'vscode-languageserver';
import { render, type RenderResult } from '../../../../common/protocol';
import type { OpenReports } from '../../workspace/openReports';
import { requireParams } from '../requireParams';

/** Answers requests for the page of a report. */
export function answerRender(connection: Connection, reports: OpenReports): void {
  connection.onRequest(render, async (params): Promise<RenderResult | null> => {
    requireParams(render, params, { uri: 'string', known: 'object' });
    // Evaluated for the first page only, to keep the server's start short and its memory small.
    const { newsOf, pageBlocks } = await import('./pageBlocks');
    const analysis = await reports.current(params.uri);
    return (
      analysis && { version: analysis.version, blocks: newsOf(pageBlocks(analysis), new Set(params.known)) }
    );
  });
}
