import { Uri, type ExtensionContext } from 'vscode';
import type { ExtensionApi } from './api';
import { activateExtension } from './extension';

/** Starts the extension in a browser; the language server runs in a Web Worker. */
export function activate(context: ExtensionContext): ExtensionApi {
  return activateExtension(context, async (options) => {
    const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } =
      await import('vscode-languageclient/browser');
    const script = Uri.joinPath(context.extensionUri, 'dist/browser/server.js').toString(true);
    let kill = (): void => undefined;

    /** A worker that dies says nothing: that it is gone has to be said for it. */
    class WorkerReader extends BrowserMessageReader {
      close(): void {
        this.fireClose();
      }
    }

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
  });
}
