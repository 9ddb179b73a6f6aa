import type { ExtensionContext } from 'vscode';
import type { ExtensionApi } from './api';
import { activateExtension } from './extension';

/** Starts the extension on desktop VS Code and on remote machines; the language server runs in a process of its own. */
export function activate(context: ExtensionContext): ExtensionApi {
  return activateExtension(context, async (options) => {
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    const module = context.asAbsolutePath('dist/node/server.mjs');
    const transport = TransportKind.ipc;
    const debug = { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
    const client = new LanguageClient(
      'mlopsReport',
      'MLOps Report',
      { run: { module, transport }, debug },
      options,
    );
    return {
      client,
      kill() {
        // At a breakpoint it does not answer either. One that is stopped or hangs hears no other signal.
        if (!client.isInDebugMode) client.serverProcess?.kill('SIGKILL');
      },
    };
  });
}
