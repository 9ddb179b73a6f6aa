import type { Connection, Hover } from 'vscode-languageserver';
import { containsPosition, type Position, type Range } from '../../text/position';
import type { ChecklistItem, Figure, Question, Report } from '../../report/report';
import { inDocument, questionAt } from '../../report/positions';
import { problemsByQuestion } from '../../rules/problemsByQuestion';
import type { Analysis } from '../../workspace/analysis';
import type { OpenReports } from '../../workspace/openReports';
import type { ClientSupport } from '../../workspace/clientCapabilities';
import { evidenceFor, evidenceText, fileLinks } from '../checklist/evidenceText';
import { markupFor } from '../markup';
import { describeFigure } from './figureHover';
import { describeQuestion, placesTold } from './questionHover';

/**
 * Shows limits and counts in hovers: on the headings of questions, on figures, and on words over the limit; on
 * checklist items what files show about them.
 */
export function registerHover(connection: Connection, reports: OpenReports, support: ClientSupport): void {
  const markup = markupFor(support.hoverFormats);

  function hover(paragraphs: readonly string[], range: Range): Hover {
    return { contents: markup.content(paragraphs), range };
  }

  connection.onHover(async ({ textDocument: { uri }, position }, token) => {
    const analysis = await reports.current(uri);
    if (!analysis || token.isCancellationRequested) return null;
    const question = questionAt(analysis.report, position.line);
    if (!question) {
      const item = itemAt(analysis.report, position);
      const shown = item && evidenceFor(item, analysis);
      if (!item || !shown) return null;
      return hover([evidenceText(shown, markup, fileLinks(analysis, reports))], item.range);
    }
    if (position.line === question.line)
      return hover(
        describeQuestion(analysis, question, markup),
        inDocument(question, question.block.heading.range),
      );
    const figure = figureAt(question, position);
    if (!figure) {
      const excess = excessAt(analysis, question, position);
      const places = excess ? placesTold(question) : [];
      return excess && places.length > 0 ? hover(places, excess) : null;
    }
    // The editor itself shows a picture on the target.
    const isPictured = support.markdownFeatures && isOnTarget(question, figure, position);
    const text = await describeFigure({ analysis, question, figure, isPictured, reports, support, markup });
    return text === null ? null : hover(text, inDocument(question, figure.range));
  });
}

/** The words over the limit, if the position is in them. */
function excessAt({ problems }: Analysis, { index }: Question, position: Position): Range | null {
  const problem = problemsByQuestion(problems)
    .get(index)
    ?.find(({ code, range }) => code === 'answer-too-long' && containsPosition(range, position));
  return problem?.range ?? null;
}

function itemAt({ checklist }: Report, position: Position): ChecklistItem | undefined {
  return checklist.groups
    .flatMap(({ items }) => items)
    .find(({ range }) => containsPosition(range, position));
}

function isOnTarget(question: Question, { targetRange }: Figure, position: Position): boolean {
  return targetRange !== null && containsPosition(inDocument(question, targetRange), position);
}

/** The innermost figure at a position, such as the image in a link. */
function figureAt(question: Question, position: Position): Figure | undefined {
  const figures = question.block.answer?.figures ?? [];
  return figures.findLast(({ range }) => containsPosition(inDocument(question, range), position));
}
