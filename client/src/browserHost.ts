import { Uri, type ExtensionContext } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { InitializationOptions } from '../../common/protocol';
import type { HostedServer } from './server/serverSession';

export { CloseAction, ErrorAction } from 'vscode-languageclient';
export * as protocol from '../../common/protocol';

/** The server in a Web Worker, not yet started. */
export function createServer(extension: ExtensionContext, options: LanguageClientOptions): HostedServer {
  // A worker of VS Code has no address of its own, from which it could find the others.
  const sharedFolder = Uri.joinPath(extension.extensionUri, 'dist/shared/').toString(true);
  const initializationOptions = { ...(options.initializationOptions as InitializationOptions), sharedFolder };
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
    client: new LanguageClient('mlopsReport', 'MLOps Report', startWorker, {
      ...options,
      initializationOptions,
    }),
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
