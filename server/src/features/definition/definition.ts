import type { Connection, Location } from 'vscode-languageserver';
import { range } from '../../text/position';
import type { OpenReports } from '../../workspace/openReports';
import { placeAt, samePlaces, type Place } from '../references/places';

/** Goes from a figure to its file, and from a use of a link definition or a footnote to its definition. */
export function registerDefinition(connection: Connection, reports: OpenReports): void {
  connection.onDefinition(async ({ textDocument: { uri }, position }): Promise<Location | null> => {
    const analysis = await reports.current(uri);
    const place = analysis && placeAt(analysis.report, position);
    if (!place) return null;
    if (place.kind === 'figure') return fileOf(uri, place);
    // The first definition of a label counts.
    const definition = samePlaces(analysis.report, place).find(({ isDefinition }) => isDefinition);
    return definition ? { uri, range: definition.range } : null;
  });

  async function fileOf(uri: string, { name }: Place): Promise<Location | null> {
    const file = reports.uriFrom(uri, name);
    const bytes = (await reports.filesOf(uri)?.size(name)) ?? null;
    return file && bytes !== null ? { uri: file.toString(), range: range(0, 0, 0, 0) } : null;
  }
}
