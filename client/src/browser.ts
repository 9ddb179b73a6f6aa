import { Uri, type ExtensionContext } from 'vscode';
import type { ExtensionApi } from './api';
import { activateExtension } from './extension';

/** Starts the extension in a browser; the language server runs in a Web Worker. */
export function activate(context: ExtensionContext): ExtensionApi {
  return activateExtension(context, async (options) => {
    const { LanguageClient } = await import('vscode-languageclient/browser');
    const script = Uri.joinPath(context.extensionUri, 'dist/browser/server.js').toString(true);
    return new LanguageClient(
      'mlopsReport',
      'MLOps Report',
      () => Promise.resolve(new Worker(script)),
      options,
    );
  });
}
