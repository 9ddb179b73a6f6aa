import type { Connection } from 'vscode-languageserver';
import type { Range } from '../../text/position';
import type { Failures } from '../../workspace/failures';

/** The command that goes to a range of a document; its arguments are the document's URI and the range. */
export const GO_TO = 'mlopsReport.goToRange';

/** Runs the server's command, with the help of the client. */
export function answerGoTo(connection: Connection, failures: Failures): void {
  connection.onExecuteCommand(async ({ command, arguments: given }) => {
    const [uri, selection] = (given ?? []) as [string?, Range?];
    if (command !== GO_TO || uri === undefined || selection === undefined) return;
    await failures.guardAsync('Going to a place', () =>
      connection.window.showDocument({ uri, selection, takeFocus: true }),
    );
  });
}
