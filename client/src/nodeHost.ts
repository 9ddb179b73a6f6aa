import type { ExtensionContext } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { SERVER_ENVIRONMENT } from './server/environment';
import type { HostedServer } from './server/serverSession';

export { CloseAction, ErrorAction } from 'vscode-languageclient';
export * as protocol from '../../common/protocol';

/** The server as a process of its own, not yet started. */
export function createServer(extension: ExtensionContext, options: LanguageClientOptions): HostedServer {
  const module = extension.asAbsolutePath('dist/node/server.mjs');
  const transport = TransportKind.ipc;
  const run = { module, transport, options: { env: { ...SERVER_ENVIRONMENT } } };
  const debug = { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  const client = new LanguageClient('mlopsReport', 'MLOps Report', { run, debug }, options);
  return {
    client,
    kill() {
      // At a breakpoint it does not answer either. One that is stopped or hangs hears no other signal.
      if (!client.isInDebugMode) client.serverProcess?.kill('SIGKILL');
    },
  };
}
