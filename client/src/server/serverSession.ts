import type { DiagnosticCollection, ExtensionContext, LogOutputChannel, Uri } from 'vscode';
import type {
  BaseLanguageClient,
  CloseAction,
  ErrorAction,
  LanguageClientOptions,
  Middleware,
} from 'vscode-languageclient';
import type * as Protocol from '../../../common/protocol';
import { canBeReport } from '../model/candidates';
import { fileSizeOf, listFolderOf, readFileOf, readHeadOf } from './folders';
import { clientOptions } from './clientOptions';
import type { ConfigurationProblems } from './configurationProblems';
import { createPendingWork, type PendingWork } from './inFlight';
import type { Patience } from './patience';
import { versionedFixes } from './versionedFixes';
import { createWatchdog, waitFor, type Watchdog } from './watchdog';

/** A server that is not started yet, and its client. */
export interface HostedServer {
  readonly client: BaseLanguageClient;
  /** Kills the server immediately; the client sees it as any other crash. Does nothing while it is being debugged. */
  kill(): void;
}

/** Creates servers on the host that the extension runs on. */
export interface ServerHost {
  readonly CloseAction: typeof CloseAction;
  readonly ErrorAction: typeof ErrorAction;
  readonly protocol: typeof Protocol;
  /** Creates a server without starting it. */
  readonly createServer: (extension: ExtensionContext, options: LanguageClientOptions) => HostedServer;
}

/** Loads the server host, which is large and not needed before a server starts. */
export type LoadServerHost = () => Promise<ServerHost>;

/** A running server that takes requests. */
export interface Session {
  readonly client: BaseLanguageClient;
  readonly protocol: typeof Protocol;
}

/** The services and callbacks of a server run. */
export interface LifeContext {
  readonly extension: ExtensionContext;
  readonly loadHost: LoadServerHost;
  readonly log: LogOutputChannel;
  readonly patience: () => Patience;
  /** Outlives the server, so that its last results stay visible. */
  readonly problems: DiagnosticCollection;
  readonly configurationProblems: ConfigurationProblems;
  /** Whether a document must not be sent to the server. */
  readonly isSetAside: (uri: Uri) => boolean;
  /** Called when a document that was not sent to the server is closed. */
  readonly onClosed: (uri: Uri) => void;
  readonly onReportChanged: (params: Protocol.ReportChangedParams) => void;
  readonly onPageChanged: (params: Protocol.PageChangedParams) => void;
  readonly onRunning: (session: Session) => void;
  /** Called at most once, when the server exits unexpectedly, with the URI of the document it was working on, or null. */
  readonly onCrash: (suspect: string | null) => void;
}

/** One run of the server, from start to exit. */
export interface Life {
  /** Stops the server, gracefully if it still answers. Never rejects. */
  end(): Promise<void>;
}

/** Starts the server and watches it until it exits. */
export function beginLife(context: LifeContext): Life {
  const { log } = context;
  const work = createPendingWork();
  let server: HostedServer | null = null;
  let watchdog: Watchdog | null = null;
  let isOver = false;

  function die(): void {
    watchdog?.dispose();
    if (isOver) return;
    isOver = true;
    context.onCrash(work.suspect());
  }

  function onSilent(): void {
    log.error('The language server does not answer any more. It is ended.');
    server?.kill();
  }

  async function start(): Promise<void> {
    const { CloseAction, ErrorAction, protocol, createServer } = await context.loadHost();
    const hosted = createServer(context.extension, {
      ...clientOptions(log),
      middleware: watchedMiddleware(),
      // The views show crashes; the restart policy decides what to do about them.
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed() {
          die();
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    });
    server = hosted;
    const { client } = hosted;
    muteNotifications(client);
    client.onNotification(protocol.reportChanged, (params) => {
      work.told(params.uri, params.version);
      context.onReportChanged(params);
    });
    client.onNotification(protocol.pageChanged, context.onPageChanged);
    client.onRequest(protocol.listFolder, ({ uri }) => listFolderOf(uri));
    client.onRequest(protocol.fileSize, ({ uri }) => fileSizeOf(uri));
    client.onRequest(protocol.readFile, ({ uri, most }) => readFileOf(uri, most));
    client.onRequest(protocol.readHead, ({ uri, length }) => readHeadOf(uri, length));
    watchdog = createWatchdog({
      async ping() {
        const survived = work.mark();
        await client.sendRequest(protocol.ping);
        survived();
      },
      onSilent,
      patience: () => context.patience().answer,
    });
    const starting = client.start();
    waitFor(starting, context.patience().start, onSilent);
    await starting;
    if (!isOver) context.onRunning({ client, protocol });
  }

  function watchedMiddleware(): Middleware {
    return {
      ...documentMiddleware(context),
      ...versionedFixes(),
      ...trafficMiddleware(work, () => watchdog?.sent()),
    };
  }

  const started = start().catch((error: unknown) => {
    log.error('The language server could not be started.', error);
    server?.kill();
    die();
  });

  return {
    async end() {
      isOver = true;
      const isHanging = watchdog?.isWaiting === true || server?.client.isRunning() === false;
      watchdog?.dispose();
      if (isHanging) server?.kill();
      await started;
      try {
        if (server?.client.isRunning()) await server.client.dispose();
      } catch (error) {
        log.warn('The language server did not end properly.', error);
      }
    },
  };
}

/** Hides documents from the server that it must not see, and their requests too. */
function documentMiddleware({
  isSetAside,
  onClosed,
  problems,
  configurationProblems,
}: LifeContext): Middleware {
  return {
    // The document selector can't exclude a scheme.
    didOpen: (document, next) =>
      canBeReport(document) && !isSetAside(document.uri) ? next(document) : Promise.resolve(),
    didChange: (event, next) =>
      canBeReport(event.document) && !isSetAside(event.document.uri) ? next(event) : Promise.resolve(),
    didSave: (document, next) =>
      canBeReport(document) && !isSetAside(document.uri) ? next(document) : Promise.resolve(),
    didClose(document, next) {
      if (isSetAside(document.uri)) onClosed(document.uri);
      else if (canBeReport(document)) return next(document);
      return Promise.resolve();
    },
    handleDiagnostics(uri, diagnostics) {
      if (!configurationProblems.accept(uri, diagnostics)) problems.set(uri, diagnostics);
    },
  };
}

/** Tracks everything that is sent to the server. */
function trafficMiddleware(work: PendingWork, onSent: () => void): Middleware {
  return {
    sendNotification(type, next, params) {
      onSent();
      const { uri, version } = placeIn(params);
      if (uri !== null && version !== null) work.changed(uri, version);
      return next(type, params);
    },
    sendRequest(type, params, token, next) {
      const { uri } = placeIn(params);
      // The watchdog's ping, among others, is about no document.
      if (uri === null) return next(type, params, token);
      onSent();
      return next(type, params, token).finally(work.asked(uri));
    },
  };
}

/** The document of a message's parameters, in LSP's messages and our own. */
function placeIn(params: unknown): { readonly uri: string | null; readonly version: number | null } {
  const place = field(params, 'textDocument') ?? params;
  const [uri, version] = [field(place, 'uri'), field(place, 'version')];
  return {
    uri: typeof uri === 'string' ? uri : null,
    version: typeof version === 'number' ? version : null,
  };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** By default the client shows a notification for each failed request, which doesn't help the user. */
function muteNotifications(client: BaseLanguageClient): void {
  const log = client.error.bind(client);
  client.error = (message, data) => {
    log(message, data, false);
  };
}
