import type { Connection } from 'vscode-languageserver';
import type { URI } from 'vscode-uri';
import { clientFiles } from './clientFiles';
import { createLimiter } from '../files/limiter';
import type { ReportFiles } from '../files/reportFiles';
import type { InitializationOptions } from '../../../common/protocol';

/** The files around a report, never outside `root`; null if they can't be reached. */
export type FilesOfReport = (report: URI, root: URI) => ReportFiles | null;

/** Maximum number of concurrent file requests to the client. */
const MAX_CLIENT_REQUESTS = 8;

/** Reads local files directly if the host can; asks the client for others, if it answers. */
export function createFilesOfReport(
  connection: Connection,
  options: InitializationOptions,
  host: { readonly localFiles?: FilesOfReport },
): FilesOfReport {
  const limit = createLimiter(MAX_CLIENT_REQUESTS);
  return (report, root) => {
    // An unsaved document is in no folder.
    if (report.scheme === 'untitled') return null;
    return (
      host.localFiles?.(report, root) ??
      (options.clientFiles ? clientFiles(connection, report, root, limit) : null)
    );
  };
}
