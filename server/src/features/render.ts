import type { Connection } from 'vscode-languageserver';
import { render, type RenderResult } from '../protocol';
import { renderBlocks } from '../render/renderReport';
import type { OpenReports } from '../workspace/openReports';
import { requireParams } from './params';

/** Answers requests for the page of a report. */
export function answerRender(connection: Connection, reports: OpenReports): void {
  connection.onRequest(render, async (params): Promise<RenderResult | null> => {
    requireParams(render, params, { uri: 'string', known: 'object' });
    const analysis = await reports.current(params.uri);
    if (!analysis) return null;
    const known = new Set(params.known);
    const blocks = renderBlocks(analysis.report).map(({ key, line, html }) =>
      known.has(key) ? { key, line } : { key, line, html },
    );
    return { version: analysis.version, blocks };
  });
}
