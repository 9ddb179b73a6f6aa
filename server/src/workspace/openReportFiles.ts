import type { Connection } from 'vscode-languageserver';
import type { URI } from 'vscode-uri';
import { clientFiles } from './clientFiles';
import { createLimiter } from '../files/limiter';
import type { ReportFiles } from '../files/reportFiles';
import type { InitializationOptions } from '../../../common/protocol';

/** The files around a report, never outside `root`; null where they can't be reached. */
export type FilesAround = (report: URI, root: URI) => ReportFiles | null;

/** So many questions about files are put to the client at a time. */
const MAX_CLIENT_REQUESTS = 8;

/** Files of this computer are read where the host can; those of other places are asked of the client if it answers. */
export function createFilesAround(
  connection: Connection,
  options: InitializationOptions,
  host: { readonly localFiles?: FilesAround },
): FilesAround {
  const limit = createLimiter(MAX_CLIENT_REQUESTS);
  return (report, root) => {
    // A document that was never saved is in no folder.
    if (report.scheme === 'untitled') return null;
    return (
      host.localFiles?.(report, root) ??
      (options.clientFiles ? clientFiles(connection, report, root, limit) : null)
    );
  };
}
