import { Uri, type ExtensionContext } from 'vscode';
import type { ExtensionApi } from './api';
import { activateExtension } from './extension';

/** Starts the extension in a browser; the language server runs in a Web Worker. */
export function activate(context: ExtensionContext): ExtensionApi {
  return activateExtension(context, async (options) => {
    const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } =
      await import('vscode-languageclient/browser');
    const script = Uri.joinPath(context.extensionUri, 'dist/browser/server.js').toString(true);
    // The client takes a worker as it is only for `instanceof Worker`, which the ones of VS Code's extension host are not.
    const startWorker = () => {
      const worker = new Worker(script);
      return Promise.resolve({
        reader: new BrowserMessageReader(worker),
        writer: new BrowserMessageWriter(worker),
      });
    };
    return new LanguageClient('mlopsReport', 'MLOps Report', startWorker, options);
  });
}
