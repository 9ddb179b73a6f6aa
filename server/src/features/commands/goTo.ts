import type { Connection } from 'vscode-languageserver';
import { ErrorCodes, ResponseError } from '../../lsp';
import type { Range } from '../../text/position';
import type { Command } from './command';

/** The command that shows a range of a document; its arguments are the document's URI and the range. */
export const GO_TO = 'mlopsReport.goToRange';

/** For clients that can show a place on request. */
export function goToCommand(connection: Connection): Command {
  return {
    name: GO_TO,
    async run([uri, selection]) {
      if (typeof uri !== 'string' || !isRange(selection))
        throw new ResponseError(
          ErrorCodes.InvalidParams,
          `${GO_TO} needs the URI of a document and a range.`,
        );
      await connection.window.showDocument({ uri, selection, takeFocus: true });
      return null;
    },
  };
}

function isRange(value: unknown): value is Range {
  if (typeof value !== 'object' || value === null) return false;
  const { start, end } = value as { start?: unknown; end?: unknown };
  return isPosition(start) && isPosition(end);
}

function isPosition(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { line, character } = value as { line?: unknown; character?: unknown };
  return typeof line === 'number' && typeof character === 'number';
}
