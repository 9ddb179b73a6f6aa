import { Uri, type ExtensionContext } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { HostedServer } from './server/serverSession';

export { CloseAction, ErrorAction } from 'vscode-languageclient';
export * as protocol from '../../common/protocol';

/** The server in a Web Worker, not yet started. */
export function createServer(extension: ExtensionContext, options: LanguageClientOptions): HostedServer {
  const script = Uri.joinPath(extension.extensionUri, 'dist/browser/server.js').toString(true);
  let kill = (): void => undefined;

  // The client takes a worker as it is only for `instanceof Worker`, which the ones of VS Code's extension host are not.
  const startWorker = () => {
    const worker = new Worker(script);
    const reader = new WorkerReader(worker);
    kill = () => {
      worker.terminate();
      reader.close();
    };
    return Promise.resolve({ reader, writer: new BrowserMessageWriter(worker) });
  };
  return {
    client: new LanguageClient('mlopsReport', 'MLOps Report', startWorker, options),
    kill: () => {
      kill();
    },
  };
}

/** A worker that dies says nothing: that it is gone has to be said for it. */
class WorkerReader extends BrowserMessageReader {
  close(): void {
    this.fireClose();
  }
}
