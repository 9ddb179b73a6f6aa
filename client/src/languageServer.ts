import { EventEmitter, extensions, l10n, type Event, type LogOutputChannel, type TextDocument } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type * as Protocol from '../../server/src/protocol';
import { canBeReport } from './candidates';
import { fileSizeOf, listFolderOf, readFileOf, readHeadOf } from './folders';

/** Makes the language client of a host, not yet started. */
export type CreateClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** `idle`: nothing has asked for it yet. `failed`: it could not be started, or has crashed too often. */
export type ServerState = 'idle' | 'starting' | 'running' | 'failed';

/** The language server as the views see it. Nothing of it is loaded before it is started. */
export interface LanguageServer {
  readonly state: ServerState;
  readonly onDidChangeState: Event<ServerState>;
  /** Starts it unless that has been done. Never rejects: what goes wrong is told by `state` and the log. */
  start(): Promise<void>;
  /** Starts it anew, whatever its state. Never rejects. */
  restart(): Promise<void>;
  /** The page of a report; null where the document is none, or not open. Rejects where the server does not run. */
  render(params: Protocol.RenderParams): Promise<Protocol.RenderResult | null>;
  /** A report as a page to be saved; null where the document is none, or not open. Rejects where the server does not run. */
  exportHtml(params: Protocol.ExportHtmlParams): Promise<Protocol.ExportHtmlResult | null>;
  /** The edit that ticks an item; null where the document has moved on. Rejects where the server does not run. */
  toggleItem(params: Protocol.ToggleItemParams): Promise<Protocol.ToggleItemResult | null>;
  /** The images in the folder of a report's figures; null where the document is none. Rejects where the server does not run. */
  listFigures(params: Protocol.ListFiguresParams): Promise<Protocol.ListFiguresResult | null>;
  /** The images that a report does not use; null where the document is none. Rejects where the server does not run. */
  unusedFigures(params: Protocol.UnusedFiguresParams): Promise<Protocol.UnusedFiguresResult | null>;
  /** The edits of closed reports for files that are renamed. Rejects where the server does not run. */
  renameFigures(params: Protocol.RenameFiguresParams): Promise<readonly Protocol.ReportEdits[]>;
  dispose(): void;
}

interface Session {
  readonly client: BaseLanguageClient;
  readonly protocol: typeof Protocol;
}

/**
 * @param log Where the server and the client write what they do.
 * @param onReportChanged Is called with each report as the server sees it.
 */
export function createLanguageServer(
  createClient: CreateClient,
  log: LogOutputChannel,
  onReportChanged: (params: Protocol.ReportChangedParams) => void,
): LanguageServer {
  const stateChanged = new EventEmitter<ServerState>();
  let state: ServerState = 'idle';
  let session: Promise<Session> | null = null;

  function setState(next: ServerState): void {
    if (next === state) return;
    state = next;
    stateChanged.fire(next);
  }

  async function createSession(): Promise<Session> {
    const { State } = await import('vscode-languageclient');
    const protocol = await import('../../server/src/protocol');
    const client = await createClient(clientOptions(log));
    const states = {
      [State.Starting]: 'starting',
      [State.Running]: 'running',
      [State.Stopped]: 'failed',
      [State.StartFailed]: 'failed',
    } as const;
    client.onDidChangeState(({ newState }) => {
      setState(states[newState]);
    });
    client.onNotification(protocol.reportChanged, onReportChanged);
    client.onRequest(protocol.listFolder, ({ uri }) => listFolderOf(uri));
    client.onRequest(protocol.fileSize, ({ uri }) => fileSizeOf(uri));
    client.onRequest(protocol.readFile, ({ uri, most }) => readFileOf(uri, most));
    client.onRequest(protocol.readHead, ({ uri, length }) => readHeadOf(uri, length));
    return { client, protocol };
  }

  async function start(): Promise<void> {
    if (session) return;
    setState('starting');
    session = createSession();
    try {
      await (await session).client.start();
    } catch (error) {
      log.error('The language server could not be started.', error);
      setState('failed');
    }
  }

  async function stop(): Promise<void> {
    const old = session;
    session = null;
    try {
      await (await old)?.client.dispose();
    } catch (error) {
      log.warn('The language server did not end properly.', error);
    }
  }

  async function running(): Promise<Session> {
    if (session === null || state === 'failed') throw new Error('The language server does not run.');
    const current = await session;
    await current.client.start();
    return current;
  }

  return {
    get state() {
      return state;
    },
    onDidChangeState: stateChanged.event,
    start,
    async restart() {
      await stop();
      await start();
    },
    async render(params) {
      const { client, protocol } = await running();
      return client.sendRequest(protocol.render, params);
    },
    async exportHtml(params) {
      const { client, protocol } = await running();
      return client.sendRequest(protocol.exportHtml, params);
    },
    async toggleItem(params) {
      const { client, protocol } = await running();
      return client.sendRequest(protocol.toggleItem, params);
    },
    async listFigures(params) {
      const { client, protocol } = await running();
      return client.sendRequest(protocol.listFigures, params);
    },
    async unusedFigures(params) {
      const { client, protocol } = await running();
      return client.sendRequest(protocol.unusedFigures, params);
    },
    async renameFigures(params) {
      const { client, protocol } = await running();
      return client.sendRequest(protocol.renameFigures, params);
    },
    dispose() {
      stateChanged.dispose();
      void stop();
    },
  };
}

function clientOptions(log: LogOutputChannel): LanguageClientOptions {
  const ifReport = <T>(document: TextDocument, value: T, next: (value: T) => Promise<void>): Promise<void> =>
    canBeReport(document) ? next(value) : Promise.resolve();
  return {
    documentSelector: [{ language: 'markdown' }],
    outputChannel: log,
    initializationOptions: {
      ...(l10n.bundle && { texts: l10n.bundle }),
      clientFiles: true,
      markdownFeatures: extensions.getExtension('vscode.markdown-language-features') !== undefined,
      sizedImages: true,
    } satisfies Protocol.InitializationOptions,
    // The selector can't leave out a scheme; what the server never heard of, it says nothing about.
    middleware: {
      didOpen: (document, next) => ifReport(document, document, next),
      didChange: (event, next) => ifReport(event.document, event, next),
      didSave: (document, next) => ifReport(document, document, next),
      didClose: (document, next) => ifReport(document, document, next),
    },
  };
}
