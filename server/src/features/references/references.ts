import type { Connection, Location } from 'vscode-languageserver';
import type { OpenReports } from '../../workspace/openReports';
import { placeAt, samePlaces } from './places';

/** Finds all uses of a figure, a link definition or a footnote in its report. */
export function registerReferences(connection: Connection, reports: OpenReports): void {
  connection.onReferences(
    async ({ textDocument: { uri }, position, context }): Promise<Location[] | null> => {
      const analysis = await reports.current(uri);
      const place = analysis && placeAt(analysis.report, position);
      if (!place) return null;
      return samePlaces(analysis.report, place)
        .filter(({ isDefinition }) => context.includeDeclaration || !isDefinition)
        .map(({ range }) => ({ uri, range }));
    },
  );
}
