import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  UnregistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { EventEmitter } from 'node:events';
import { memoryFiles } from '../server/src/files/memoryFiles';
import { startServer } from '../server/src/server';
import { followLifecycle } from '../server/src/workspace/lifecycle';

/** A server in this process with an in-memory connection: real messages, but no process and no pipe. */
export interface MemoryServer {
  /** Opens a report; resolves when its first problems have arrived. */
  open(uri: string, text: string): Promise<void>;
  /** Changes a report; resolves when the problems of that version have arrived. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): Promise<void>;
  close(uri: string): Promise<void>;
}

/** Starts and initializes a server whose reports have these files next to them. */
export async function startMemoryServer(files: Readonly<Record<string, number>>): Promise<MemoryServer> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const lifecycle = followLifecycle();
  startServer(
    createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient), lifecycle),
    {
      lifecycle,
      localFiles: () => memoryFiles(files),
      nextTurn: setImmediate,
    },
  );
  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const published = new EventEmitter();
  client.onNotification(PublishDiagnosticsNotification.type, ({ uri, version }) => {
    published.emit(`${uri} ${version ?? 0}`);
  });
  client.onRequest(RegistrationRequest.type, () => undefined);
  client.onRequest(UnregistrationRequest.type, () => undefined);
  client.listen();
  await client.sendRequest(InitializeRequest.type, {
    processId: null,
    // The protocol still requires it, in addition to its replacement.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    rootUri: null,
    workspaceFolders: null,
    // The data of the views is sent as well.
    initializationOptions: { reportChanged: true },
    // As in VS Code, folders are watched, not listed repeatedly.
    capabilities: {
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
    },
  });
  await client.sendNotification(InitializedNotification.type, {});

  const diagnosed = (uri: string, version: number) => once(published, `${uri} ${version}`);
  return {
    async open(uri, text) {
      const done = diagnosed(uri, 1);
      await client.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'markdown', version: 1, text },
      });
      await done;
    },
    async change(uri, version, changes) {
      const done = diagnosed(uri, version);
      await client.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [...changes],
      });
      await done;
    },
    async close(uri) {
      await client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    },
  };
}
