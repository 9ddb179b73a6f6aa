import type { Connection } from 'vscode-languageserver';
import type { Command } from './command';
import type { LatestReport } from './latestReport';
import { showMessage } from './showMessage';
import { verdictText } from '../../checker/verdictTexts';

/** The command that tells what the course's checker says of a report; its argument is the report's URI. It gives the verdict. */
export const VERDICT = 'mlopsReport.verdict';

/** Shows the verdict as a message, and gives it. */
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
