import type { Connection, TextDocuments } from 'vscode-languageserver';
import { ErrorCodes, ResponseError } from '../../lsp';
import type { ClientSupport } from '../../workspace/clientCapabilities';
import { excerpt } from '../../text/printable';
import type { OpenReports } from '../../workspace/openReports';
import type { OpenText } from '../../workspace/openText';
import type { Command } from './command';
import { exportCommand, type WritePage } from './exportCommand';
import { goToCommand } from './goTo';
import { createLatestReport } from './latestReport';
import { nextQuestionCommand } from './nextQuestion';
import { showProblemsCommand } from './showProblems';
import { verdictCommand } from './verdictCommand';

/** The services that commands need. */
export interface CommandContext {
  readonly documents: TextDocuments<OpenText>;
  readonly reports: OpenReports;
  readonly support: ClientSupport;
  /** Writes a page beside its report; null if the server can't reach files. */
  readonly writePage: WritePage | null;
}

/** Registers the commands that work with this client, and gives their names. */
export function offerCommands(connection: Connection, context: CommandContext): readonly string[] {
  const { support, documents, reports } = context;
  const latest = createLatestReport(documents, reports);
  const commands: readonly Command[] = [
    support.showDocument ? goToCommand(connection) : showProblemsCommand(connection, latest),
    // The VS Code extension has its own commands under these names.
    ...(support.markdownFeatures
      ? []
      : [
          exportCommand(connection, context, latest),
          verdictCommand(connection, latest),
          nextQuestionCommand(connection, support, latest),
        ]),
  ];
  const names = commands.map(({ name }) => name);

  connection.onExecuteCommand(async ({ command: name, arguments: given }) => {
    const command = commands.find((one) => one.name === name);
    if (command) return command.run(given ?? []);
    const message = `There is no command '${excerpt(name)}'. The commands are: ${names.join(', ')}.`;
    throw new ResponseError(ErrorCodes.InvalidParams, message);
  });
  return names;
}
