import type { ExtensionContext } from 'vscode';
import type { ExtensionApi } from './api';
import { activateExtension } from './extension';

/** Starts the extension on desktop VS Code and on remote machines; the language server runs in a process of its own. */
export function activate(context: ExtensionContext): ExtensionApi {
  return activateExtension(context, async (options) => {
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    const module = context.asAbsolutePath('dist/node/server.js');
    const transport = TransportKind.ipc;
    const debug = { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
    return new LanguageClient('mlopsReport', 'MLOps Report', { run: { module, transport }, debug }, options);
  });
}
