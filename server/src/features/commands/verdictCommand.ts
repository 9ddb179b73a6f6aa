import type { Connection } from 'vscode-languageserver';
import type { Command } from './command';
import type { LatestReport } from './latestReport';
import { showMessage } from './showMessage';
import { verdictText } from '../../checker/verdictTexts';

/**
 * The command that shows the verdict of the course's checker on a report; its argument is the report's URI. The result
 * is the verdict.
 */
export const VERDICT = 'mlopsReport.verdict';

/** Shows the verdict as a message, and returns it. */
export function verdictCommand(connection: Connection, latest: LatestReport): Command {
  return {
    name: VERDICT,
    async run([uri]) {
      const { verdict } = await latest.of(uri);
      const text = verdictText(verdict);
      if (verdict.accepted) showMessage(connection, 'information', text);
      else showMessage(connection, 'error', text);
      return verdict;
    },
  };
}
