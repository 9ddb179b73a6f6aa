import { Uri, type ExtensionContext } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { InitializationOptions } from '../../common/protocol';
import type { HostedServer } from './server/serverSession';

export { CloseAction, ErrorAction } from 'vscode-languageclient';
export * as protocol from '../../common/protocol';

/** Creates the server in a Web Worker without starting it. */
export function createServer(extension: ExtensionContext, options: LanguageClientOptions): HostedServer {
  // A worker in VS Code has no address of its own to resolve the other files from.
  const sharedFolder = Uri.joinPath(extension.extensionUri, 'dist/shared/').toString(true);
  const initializationOptions = { ...(options.initializationOptions as InitializationOptions), sharedFolder };
  const script = Uri.joinPath(extension.extensionUri, 'dist/browser/server.js').toString(true);
  let kill = (): void => undefined;

  // The client accepts a worker directly only if it is `instanceof Worker`; those of VS Code's extension host are not.
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

/** A worker that dies sends nothing, so its end is signalled here. */
class WorkerReader extends BrowserMessageReader {
  close(): void {
    this.fireClose();
  }
}
