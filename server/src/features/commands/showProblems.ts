import * as l10n from '@vscode/l10n';
import type { Connection } from 'vscode-languageserver';
import { questionAt } from '../../report/positions';
import { problemsOf } from '../codeLens/lensTitle';
import type { Command } from './command';
import type { LatestReport } from './latestReport';
import { showMessage } from './showMessage';

/** The command that tells the problems of a question; its arguments are the document's URI and a line of the question, from 0. */
export const SHOW_PROBLEMS = 'mlopsReport.showProblems';

/** So many problems fit into a message. */
const MAX_SHOWN = 5;

/** For clients that show code lenses and can't go to a place when they are told to. */
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
