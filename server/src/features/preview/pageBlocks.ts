import { hash } from '../../../../common/hash';
import type { PageBlock } from '../../../../common/pageBlock';
import { renderInTurn, type RenderedBlock } from '../../render/renderReport';
import { problemsByQuestion } from '../../rules/problemsByQuestion';
import type { Analysis } from '../../workspace/analysis';
import { questionProblems } from '../summary/questionProblems';

/** The blocks of the page of a report in order, each with all that it holds. */
export function pageBlocks(analysis: Pick<Analysis, 'report' | 'problems'>): PageBlock[] {
  return [...pageBlocksInTurn(analysis)].flat();
}

/** The same bit by bit, so that others can have their turn between them. */
export function* pageBlocksInTurn({
  report,
  problems,
}: Pick<Analysis, 'report' | 'problems'>): Generator<readonly PageBlock[]> {
  const byQuestion = problemsByQuestion(problems);
  const withProblems = ({ key, line, html, question: index }: RenderedBlock): PageBlock => {
    const question = index === null ? undefined : report.questions[index];
    if (!question) return { key, line, html };
    const shown = questionProblems(question, byQuestion.get(question.index) ?? []);
    return { key, line, html, problemsKey: hash(JSON.stringify(shown)), problems: shown };
  };
  for (const blocks of renderInTurn(report)) yield blocks.map(withProblems);
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
