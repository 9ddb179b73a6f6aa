import { hash } from '../../../../common/hash';
import type { PageBlock } from '../../../../common/pageBlock';
import { renderInTurn, type RenderedBlock } from '../../render/renderReport';
import { problemsByQuestion } from '../../rules/problemsByQuestion';
import type { Pause } from '../../text/pause';
import type { Analysis } from '../../workspace/analysis';
import { questionProblems } from '../summary/questionProblems';

/** The blocks of the page of a report in order, each with all that it holds. Others have their turn in between. */
export async function pageBlocks(analysis: Analysis, pause: Pause): Promise<PageBlock[]> {
  const rendered: RenderedBlock[] = [];
  for (const blocks of renderInTurn(analysis.report)) {
    rendered.push(...blocks);
    await pause();
  }
  return withProblems(rendered, analysis);
}

/** The rendered blocks of a report with the problems of its questions. */
export function withProblems(
  rendered: readonly RenderedBlock[],
  { report, problems }: Pick<Analysis, 'report' | 'problems'>,
): PageBlock[] {
  const byQuestion = problemsByQuestion(problems);
  return rendered.map(({ key, line, html, question: index }) => {
    const question = index === null ? undefined : report.questions[index];
    if (!question) return { key, line, html };
    const shown = questionProblems(question, byQuestion.get(question.index) ?? []);
    return { key, line, html, problemsKey: hash(JSON.stringify(shown)), problems: shown };
  });
}

/** The blocks without what the page has already, told by its keys. */
export function newsOf(blocks: readonly PageBlock[], known: ReadonlySet<string>): PageBlock[] {
  return blocks.map(({ key, line, html, problemsKey, problems }) => ({
    key,
    line,
    ...(html !== undefined && !known.has(key) && { html }),
    ...(problemsKey !== undefined && { problemsKey }),
    ...(problemsKey !== undefined && problems && !known.has(problemsKey) && { problems }),
  }));
}
