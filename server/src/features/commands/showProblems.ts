import * as l10n from '@vscode/l10n';
import type { Connection } from 'vscode-languageserver';
import { questionAt } from '../../report/positions';
import { problemsOf } from '../codeLens/lensTitle';
import type { Command } from './command';
import type { LatestReport } from './latestReport';
import { showMessage } from './showMessage';

/**
 * The command that shows the problems of a question in a message; its arguments are the document's URI and a line of
 * the question, from 0.
 */
export const SHOW_PROBLEMS = 'mlopsReport.showProblems';

/** Maximum number of problems in a message. */
const MAX_SHOWN = 5;

/** For clients that show code lenses but can't show a place on request. */
export function showProblemsCommand(connection: Connection, latest: LatestReport): Command {
  return {
    name: SHOW_PROBLEMS,
    async run([uri, line]) {
      const analysis = await latest.of(uri);
      const question = questionAt(analysis.report, typeof line === 'number' ? line : 0);
      const problems = question ? problemsOf(analysis, question) : [];
      const texts = problems
        .slice(0, MAX_SHOWN)
        .map(({ range: { start }, message }) => l10n.t('Line {0}: {1}', start.line + 1, message));
      showMessage(
        connection,
        'information',
        texts.length > 0 ? texts.join('\n') : l10n.t('No problems were found in this question.'),
      );
      return null;
    },
  };
}
