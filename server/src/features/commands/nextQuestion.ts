import * as l10n from '@vscode/l10n';
import type { Connection } from 'vscode-languageserver';
import { answerPlace } from '../../report/answerPlace';
import { inDocument } from '../../report/positions';
import type { Question } from '../../report/report';
import type { Analysis } from '../../workspace/analysis';
import type { ClientSupport } from '../../workspace/clientCapabilities';
import { lensTitle, problemsOf } from '../codeLens/lensTitle';
import type { Command } from './command';
import type { LatestReport } from './latestReport';
import { showMessage } from './showMessage';

/**
 * The command that goes to the next question that needs work; its arguments are the report's URI and the line, from 0,
 * to continue from (default: where it went last). The result is the question's place, or null if none is left.
 */
export const NEXT_QUESTION = 'mlopsReport.nextQuestion';

/** Goes there if the client can show a place; else shows the line in a message. */
export function nextQuestionCommand(
  connection: Connection,
  { showDocument }: ClientSupport,
  latest: LatestReport,
): Command {
  let last = { uri: '', line: -1 };
  return {
    name: NEXT_QUESTION,
    async run([given, from]) {
      const analysis = await latest.of(given);
      const { uri } = analysis;
      const known = last.uri === uri ? last.line : -1;
      const question = nextAfter(analysis, typeof from === 'number' ? from : known);
      if (!question) {
        showMessage(
          connection,
          'information',
          analysis.report.questions.length === 0
            ? l10n.t('This report has no questions yet.')
            : l10n.t('All done: every question is answered and has no problems.'),
        );
        return null;
      }
      last = { uri, line: question.line };
      const range = answerPlace(question) ?? inDocument(question, question.block.heading.range);
      if (showDocument) await connection.window.showDocument({ uri, selection: range, takeFocus: true });
      else showMessage(connection, 'information', placeText(analysis, question, range.start.line));
      return { uri, range, question: question.number };
    },
  };
}

function placeText(analysis: Analysis, question: Question, line: number): string {
  return l10n.t('Question {0}, line {1}: {2}', question.number, line + 1, lensTitle(analysis, question));
}

/**
 * The nearest question below a line that needs work, wrapping round at the end of the report; the one at the line comes
 * last.
 */
function nextAfter(analysis: Analysis, line: number): Question | undefined {
  const { questions } = analysis.report;
  const start = questions.findLastIndex((question) => question.line <= line) + 1;
  const inOrder = [...questions.slice(start), ...questions.slice(0, start)];
  return inOrder.find(
    (question) => question.block.answer?.state !== 'answered' || problemsOf(analysis, question).length > 0,
  );
}
