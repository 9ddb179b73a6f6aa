import * as l10n from '@vscode/l10n';
import type { Connection, TextDocuments, WorkspaceEdit } from 'vscode-languageserver';
import type { URI } from 'vscode-uri';
import { ErrorCodes, ResponseError } from '../../lsp';
import { extensionOf, hasImageExtension } from '../../text/figureTarget';
import { comparePositions, type Position } from '../../text/position';
import type { Analysis } from '../../workspace/analysis';
import type { ClientSupport } from '../../workspace/clientCapabilities';
import type { OpenReports } from '../../workspace/openReports';
import type { OpenText } from '../../workspace/openText';
import { localPathOf } from '../figures/figureFile';
import { targetsIn, type Target } from '../figures/renameEdits';
import { editsOfOpenReports } from '../figures/renameFigures';

/** The services that renaming needs. */
export interface RenameContext {
  readonly documents: TextDocuments<OpenText>;
  readonly reports: OpenReports;
  readonly support: ClientSupport;
}

/** A figure at the cursor. */
interface NamedFigure extends Target {
  /** From the report's folder. */
  readonly path: string;
}

/** Renames the file of a figure, and adapts all open reports. For clients that can rename files in edits. */
export function registerRename(connection: Connection, context: RenameContext): void {
  const { documents, reports, support } = context;

  connection.onPrepareRename(async ({ textDocument: { uri }, position }) => {
    const analysis = await reports.current(uri);
    const figure = analysis && figureAt(analysis, position);
    return figure && { range: figure.range, placeholder: figure.path };
  });

  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }): Promise<WorkspaceEdit> => {
    const analysis = await reports.current(uri);
    const figure = analysis && figureAt(analysis, position);
    if (!figure) throw refusal(l10n.t('There is no figure here to rename.'));
    const newPath = pathFor(figure.path, newName.trim());
    const oldUri = await fileAt(uri, figure.path);
    if (!oldUri) throw refusal(l10n.t('The figure `{0}` does not exist.', figure.path));
    const newUri = reports.uriFrom(uri, newPath);
    if (!newUri) throw refusal(l10n.t('`{0}` is not a path in the workspace.', newPath));
    if (await fileAt(uri, newPath))
      throw refusal(l10n.t('`{0}` already exists. Choose another name.', newPath));
    const edits = await editsOfOpenReports(documents, reports, support, [{ oldUri, newUri }]);
    const file = { kind: 'rename' as const, oldUri: oldUri.toString(), newUri: newUri.toString() };
    return { documentChanges: [...(edits?.documentChanges ?? []), file] };
  });

  async function fileAt(uri: string, path: string): Promise<URI | null> {
    const bytes = (await reports.filesOf(uri)?.size(path)) ?? null;
    return bytes === null ? null : reports.uriFrom(uri, path);
  }
}

function figureAt({ report }: Analysis, at: Position): NamedFigure | null {
  const found = targetsIn(report).find(
    ({ range: { start, end } }) => comparePositions(start, at) <= 0 && comparePositions(at, end) <= 0,
  );
  const path = found ? localPathOf(found.target) : null;
  return found && path !== null ? { ...found, path } : null;
}

/** A name without a folder stays in its folder; one without an image's extension keeps the old one. */
function pathFor(oldPath: string, newName: string): string {
  const folder = oldPath.slice(0, oldPath.lastIndexOf('/') + 1);
  const path = newName.includes('/') ? newName : folder + newName;
  return hasImageExtension(path) ? path : `${path}.${extensionOf(oldPath)}`;
}

function refusal(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}
