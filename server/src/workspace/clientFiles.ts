import type { Connection } from 'vscode-languageserver';
import type { URI } from 'vscode-uri';
import { fileSize, listFolder, readFile, readHead } from '../../../common/protocol';
import { fromBase64 } from '../../../common/base64';
import type { Limiter } from '../files/limiter';
import type { ReportFiles } from '../files/reportFiles';
import { uriBelow } from './reportRoot';

/**
 * The files around a report as the client sees them: on the web, in virtual workspaces, on remote machines.
 * @param root Nothing outside this folder is read.
 * @param limit Limits the number of concurrent requests.
 */
export function clientFiles(connection: Connection, report: URI, root: URI, limit: Limiter): ReportFiles {
  return {
    async list(folder) {
      const uri = uriBelow(root, report, folder);
      if (uri === null) return null;
      const entries = await limit(() => connection.sendRequest(listFolder, { uri: uri.toString() })).catch(
        none,
      );
      return entries && new Map(entries);
    },
    async size(path) {
      const uri = uriBelow(root, report, path);
      if (uri === null) return null;
      return limit(() => connection.sendRequest(fileSize, { uri: uri.toString() })).catch(none);
    },
    async read(path, most) {
      const uri = uriBelow(root, report, path);
      if (uri === null) return null;
      const content = await limit(() =>
        connection.sendRequest(readFile, { uri: uri.toString(), most }),
      ).catch(none);
      return content === null ? null : fromBase64(content);
    },
    async head(path, length) {
      const uri = uriBelow(root, report, path);
      if (uri === null) return null;
      const content = await limit(() =>
        connection.sendRequest(readHead, { uri: uri.toString(), length }),
      ).catch(none);
      return content === null ? null : fromBase64(content);
    },
  };
}

/** A client that can't answer is treated as one that sees no files. */
function none(): null {
  return null;
}
