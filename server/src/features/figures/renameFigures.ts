import * as v from 'valibot';
import type {
  Connection,
  FileOperationRegistrationOptions,
  TextDocuments,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { renameFigures, type ReportEdits } from '../../../../common/protocol';
import { IMAGE_EXTENSIONS } from '../../text/figureTarget';
import { parseReport } from '../../report/parse';
import type { OpenReports } from '../../workspace/openReports';
import type { OpenText } from '../../workspace/openText';
import type { ClientSupport } from '../../workspace/clientCapabilities';
import { parseUri } from '../../workspace/uri';
import { requireParams } from '../requireParams';
import { renameEdits, type Rename } from './renameEdits';
import { workspaceEdit } from '../workspaceEdit';

/** What the client announces before it is renamed or moved: images, and folders, which may contain some. */
export const RENAMED_FIGURES: FileOperationRegistrationOptions = {
  filters: [
    {
      pattern: {
        glob: `**/*.{${[...IMAGE_EXTENSIONS].join(',')}}`,
        matches: 'file',
        options: { ignoreCase: true },
      },
    },
    { pattern: { glob: '**/*', matches: 'folder' } },
  ],
};

const PARAMS = v.object({
  files: v.array(v.object({ oldUri: v.string(), newUri: v.string() })),
  reports: v.array(v.object({ uri: v.string(), text: v.string() })),
});

/**
 * Adapts figures to files and folders that are renamed or moved: in open reports by `workspace/willRenameFiles`, in
 * others when the client sends their text.
 */
export function registerRenameFigures(
  connection: Connection,
  documents: TextDocuments<OpenText>,
  reports: OpenReports,
  support: ClientSupport,
): void {
  connection.workspace.onWillRenameFiles(({ files }) =>
    editsOfOpenReports(documents, reports, support, renamesOf(files)),
  );

  connection.onRequest(renameFigures, (given): ReportEdits[] => {
    const params = requireParams(renameFigures, PARAMS, given);
    const renames = renamesOf(params.files);
    return params.reports.flatMap(({ uri, text }) => {
      const place = parseUri(uri);
      const edits = place ? renameEdits(parseReport(text), place, renames) : [];
      return edits.length > 0 ? [{ uri, edits }] : [];
    });
  });
}

/** The edits that adapt the open reports to moved files; null if there is nothing to do. */
export async function editsOfOpenReports(
  documents: TextDocuments<OpenText>,
  reports: OpenReports,
  support: ClientSupport,
  renames: readonly Rename[],
): Promise<WorkspaceEdit | null> {
  const edits = await Promise.all(
    documents.keys().map(async (uri): Promise<WorkspaceEdit | null> => {
      const analysis = await reports.current(uri);
      const place = parseUri(uri);
      if (!analysis || !place) return null;
      const own = renameEdits(analysis.report, place, renames);
      if (own.length === 0) return null;
      return workspaceEdit({ uri, version: analysis.version, edits: own, isSnippet: false }, support);
    }),
  );
  return merge(edits.flatMap((edit) => edit ?? []));
}

function renamesOf(files: readonly { readonly oldUri: string; readonly newUri: string }[]): Rename[] {
  return files.flatMap((file) => {
    const [oldUri, newUri] = [parseUri(file.oldUri), parseUri(file.newUri)];
    return oldUri && newUri ? [{ oldUri, newUri }] : [];
  });
}

/** One edit of several documents; null if there is nothing to do. */
function merge(edits: readonly WorkspaceEdit[]): WorkspaceEdit | null {
  if (edits.length === 0) return null;
  const documentChanges = edits.flatMap((edit) => edit.documentChanges ?? []);
  if (documentChanges.length > 0) return { documentChanges };
  return { changes: Object.fromEntries(edits.flatMap(({ changes }) => Object.entries(changes ?? {}))) };
}
