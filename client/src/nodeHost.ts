import type { ExtensionContext } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { SERVER_ENVIRONMENT } from './server/environment';
import type { HostedServer } from './server/serverSession';

export { CloseAction, ErrorAction } from 'vscode-languageclient';
export * as protocol from '../../common/protocol';

/** Creates the server as a separate process without starting it. */
export function createServer(extension: ExtensionContext, options: LanguageClientOptions): HostedServer {
  const module = extension.asAbsolutePath('dist/node/server.mjs');
  const transport = TransportKind.ipc;
  const run = { module, transport, options: { env: { ...SERVER_ENVIRONMENT } } };
  const debug = { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  const client = new LanguageClient('mlopsReport', 'MLOps Report', { run, debug }, options);
  return {
    client,
    kill() {
      // At a breakpoint the server doesn't answer either. A stopped or hanging process reacts to no other signal.
      if (!client.isInDebugMode) client.serverProcess?.kill('SIGKILL');
    },
  };
}
