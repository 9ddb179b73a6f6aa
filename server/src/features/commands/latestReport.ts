import type { TextDocuments } from 'vscode-languageserver';
import { ErrorCodes, ResponseError } from '../../lsp';
import type { Analysis } from '../../workspace/analysis';
import { excerpt } from '../../text/printable';
import type { OpenReports } from '../../workspace/openReports';
import type { OpenText } from '../../workspace/openText';

/** Finds the report that a command is for. */
export interface LatestReport {
  /**
   * The report that the first argument names or, without one, the report that was opened or changed last: some editors
   * run a command by its name alone.
   * @throws ResponseError if there is none.
   */
  of(uri: unknown): Promise<Analysis>;
}

/** Follows which document was opened or changed last. */
export function createLatestReport(documents: TextDocuments<OpenText>, reports: OpenReports): LatestReport {
  // A set keeps insertion order.
  const order = new Set<string>();
  documents.onDidChangeContent(({ document: { uri } }) => {
    order.delete(uri);
    order.add(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    order.delete(uri);
  });

  return {
    async of(uri) {
      for (const each of typeof uri === 'string' ? [uri] : [...order].toReversed()) {
        const analysis = await reports.current(each);
        if (analysis) return analysis;
      }
      const place = typeof uri === 'string' ? ` as ${excerpt(uri)}` : '';
      throw new ResponseError(ErrorCodes.InvalidParams, `No report is open${place}.`);
    },
  };
}
