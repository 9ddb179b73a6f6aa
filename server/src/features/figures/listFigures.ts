import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { listFigures, type ListFiguresResult } from '../../../../common/protocol';
import { encodeTarget } from '../../text/figureTarget';
import { figuresFor } from '../../rules/figures/imageSnippet';
import { usedFigures } from '../../report/usedFigures';
import type { OpenReports } from '../../workspace/openReports';
import { COUNT, requireParams } from '../requireParams';

const PARAMS = v.object({ uri: v.string(), question: COUNT });

/** Answers requests for the images that an answer may show. */
export function registerListFigures(connection: Connection, reports: OpenReports): void {
  connection.onRequest(listFigures, async (given): Promise<ListFiguresResult | null> => {
    const params = requireParams(listFigures, PARAMS, given);
    const analysis = await reports.current(params.uri);
    if (!analysis) return null;
    const used = usedFigures(analysis.report);
    const folder = (await reports.filesOf(params.uri)?.list('figures')) ?? new Map();
    const figures = figuresFor(folder, params.question).map((name) => ({
      name,
      target: `figures/${encodeTarget(name)}`,
      isUsed: used.has(`figures/${name}`.normalize('NFC')),
    }));
    return { figures: figures.toSorted((a, b) => Number(a.isUsed) - Number(b.isUsed)) };
  });
}
