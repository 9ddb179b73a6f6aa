import type { Connection } from 'vscode-languageserver';
import { render, type RenderResult } from '../../../../common/protocol';
import type { RenderedBlock } from '../../render/renderReport';
import type { PageBlock } from '../../../../common/pageBlock';
import { pausesBetween } from '../../text/pause';
import type { NextTurn } from '../../workspace/coalesce';
import type { OpenReports } from '../../workspace/openReports';
import { requireParams } from '../requireParams';
import { problemsByQuestion } from '../summary/questionProblems';
import { shownProblems } from './shownProblems';

/** Answers requests for the page of a report. */
export function answerRender(connection: Connection, reports: OpenReports, nextTurn: NextTurn): void {
  connection.onRequest(render, async (params): Promise<RenderResult | null> => {
    requireParams(render, params, { uri: 'string', known: 'object' });
    // Evaluated for the first page only, to keep the server's start short and its memory small.
    const { renderInTurn } = await import('../../render/renderReport');
    const analysis = await reports.current(params.uri);
    if (!analysis) return null;
    const { version, report } = analysis;
    const known = new Set(params.known);
    const byQuestion = problemsByQuestion(report, analysis.problems);
    const rendered: RenderedBlock[] = [];
    const pause = pausesBetween(nextTurn);
    for (const blocks of renderInTurn(report)) {
      rendered.push(...blocks);
      await pause();
    }
    const blocks = rendered.map(({ key, line, html, question: place }): PageBlock => {
      const block = known.has(key) ? { key, line } : { key, line, html };
      const question = place === null ? undefined : report.questions[place];
      if (!question) return block;
      const shown = shownProblems(question, byQuestion.get(question.index) ?? []);
      if (known.has(shown.key)) return { ...block, problemsKey: shown.key };
      return { ...block, problemsKey: shown.key, problems: shown.problems };
    });
    return { version, blocks };
  });
}
