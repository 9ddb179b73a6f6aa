import {
  CodeActionRequest,
  CodeLensRefreshRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  InlayHintRefreshRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShowDocumentRequest,
  ShowMessageNotification,
  ShutdownRequest,
  UnregistrationRequest,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  type DidChangeWatchedFilesRegistrationOptions,
  type FileSystemWatcher,
  type InitializeResult,
  type LogMessageParams,
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type ShowDocumentParams,
  type ShowMessageParams,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import { updateSummary } from '../../common/summaryUpdate';
import { HAND_IN_NAME } from '../../common/pagePlace';
import { CONFIGURATION_NAME } from '../../common/configurationName';
import { toBase64 } from '../../common/base64';
import {
  fileSize,
  listFolder,
  openPage,
  pageChanged,
  readFile,
  readHead,
  reportChanged,
  type OpenPageParams,
  type PageChangedParams,
  type ReportChangedParams,
  type ReportSummary,
} from '../../common/protocol';
import { createInbox, type Inbox } from './inbox';

/** The client's capabilities and startup options. */
export interface ClientOptions {
  /** Default: the capabilities of VS Code. */
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** The editor's language. */
  readonly locale?: string;
  readonly workspaceFolders?: readonly string[];
  /** The answer to `workspace/configuration`; an error is thrown. */
  readonly settings?: unknown;
  /** The answers to `workspace/configuration` for sections of the editor itself. */
  readonly editorSettings?: Readonly<Record<string, unknown>>;
  /** Folder entries by URI, for requests to the client. */
  readonly folders?: Readonly<Record<string, readonly [name: string, kind: 'file' | 'folder'][]>>;
  /** File contents by URI, for requests to the client. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  /** Called when the server asks to watch something. */
  readonly onWatch?: (watchers: readonly FileSystemWatcher[]) => void;
  /** Awaited before the server is notified that folders are watched. */
  readonly beforeWatch?: () => Promise<void>;
}

/** The capabilities of VS Code's client, as far as the server uses them. */
export const VSCODE: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    workspaceEdit: { documentChanges: true, snippetEditSupport: true },
    codeLens: { refreshSupport: true },
  },
  textDocument: {
    codeLens: { dynamicRegistration: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  window: { showDocument: { support: true } },
};

/** A feature that the server registers or unregisters at runtime. */
export interface FeatureSwitch {
  readonly method: string;
  readonly isOn: boolean;
}

/** Everything the server has sent about a document, combined. */
export interface ReceivedReport {
  readonly uri: string;
  readonly version: number;
  readonly report: ReportSummary | null;
}

/** A language client that records what it receives. */
export interface LanguageClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly diagnostics: Inbox<PublishDiagnosticsParams>;
  readonly reports: Inbox<ReceivedReport>;
  /** The same as it was sent. */
  readonly reportUpdates: Inbox<ReportChangedParams>;
  /** The updates of open pages. */
  readonly pages: Inbox<PageChangedParams>;
  readonly log: Inbox<LogMessageParams>;
  /** Messages shown to the user. */
  readonly messages: Inbox<ShowMessageParams>;
  /** Each time a sorted list of the folders, as URIs, that are watched from then on; without the watches for configuration files and hand-in pages. */
  readonly watched: Inbox<readonly string[]>;
  /** Registrations and unregistrations, except those of folder watchers. */
  readonly switched: Inbox<FeatureSwitch>;
  /** One entry per request to refresh code lenses. */
  readonly refreshed: Inbox<'code lenses' | 'inlay hints'>;
  /** Documents that the server asked to show. */
  readonly shown: Inbox<ShowDocumentParams>;
  /** The URIs of the folders that the server requested, except git's. */
  readonly listed: readonly string[];
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, version: number, ...changes: TextDocumentContentChangeEvent[]): Promise<void>;
  /** Opens the page of a report and returns its first version. Later updates are in `pages`. */
  openPage(
    uri: string,
    view?: Partial<Pick<OpenPageParams, 'face' | 'compared'>>,
  ): Promise<PageChangedParams>;
  save(uri: string): Promise<void>;
  close(uri: string): Promise<void>;
  /** Reports changed files, if a folder that contains them directly is watched. */
  filesChanged(...changes: { uri: string; type: 1 | 2 | 3 }[]): Promise<void>;
  /** Sets the answer to `workspace/configuration` and notifies the server. */
  configure(settings: unknown): Promise<void>;
  codeActions(uri: string, range: Range, context?: Partial<CodeActionContext>): Promise<CodeAction[]>;
  /** Sends shutdown and exit. */
  stop(): Promise<void>;
}

/** Connects a client and initializes the server. */
export async function connectClient(
  reader: MessageReader,
  writer: MessageWriter,
  options: ClientOptions = {},
): Promise<LanguageClient> {
  const connection = createProtocolConnection(reader, writer);
  const diagnostics = createInbox<PublishDiagnosticsParams>('diagnostics');
  const reports = createInbox<ReceivedReport>('report');
  const reportUpdates = createInbox<ReportChangedParams>('update of a report');
  const pages = createInbox<PageChangedParams>('page');
  let opened = 0;
  const log = createInbox<LogMessageParams>('log message');
  const messages = createInbox<ShowMessageParams>('message');
  const watched = createInbox<readonly string[]>('set of watched folders');
  const switched = createInbox<FeatureSwitch>('switch of a feature');
  const refreshed = createInbox<'code lenses' | 'inlay hints'>('refresh');
  const shown = createInbox<ShowDocumentParams>('place to show');
  const listed: string[] = [];
  const summaries = new Map<string, ReportSummary>();
  const features = new Map<string, string>();
  const watches = new Map<string, readonly string[]>();
  const configurationWatches = new Map<string, readonly string[]>();
  const pageWatches = new Map<string, readonly string[]>();
  let settings: unknown = options.settings ?? {};

  connection.onNotification(PublishDiagnosticsNotification.type, diagnostics.push);
  connection.onNotification(reportChanged, (params) => {
    reportUpdates.push(params);
    const { uri, version, report: update } = params;
    const report = update && updateSummary(summaries.get(uri), update);
    if (update && !report)
      throw new Error('The server sent a change to a report that it has not sent before.');
    if (report) summaries.set(uri, report);
    else summaries.delete(uri);
    reports.push({ uri, version, report });
  });
  connection.onNotification(pageChanged, pages.push);
  connection.onNotification(LogMessageNotification.type, log.push);
  connection.onNotification(ShowMessageNotification.type, messages.push);
  connection.onRequest(ConfigurationRequest.type, ({ items }) => {
    if (settings instanceof Error) throw settings;
    return items.map(({ section = 'mlopsReport' }) =>
      section === 'mlopsReport' ? settings : (options.editorSettings?.[section] ?? null),
    );
  });
  connection.onRequest(RegistrationRequest.type, async ({ registrations }) => {
    for (const { id, method, registerOptions } of registrations) {
      if (method !== DidChangeWatchedFilesNotification.method) {
        features.set(id, method);
        switched.push({ method, isOn: true });
        continue;
      }
      const registered = registerOptions as DidChangeWatchedFilesRegistrationOptions;
      const forConfiguration = registered.watchers.filter(isForConfiguration);
      if (forConfiguration.length > 0) {
        configurationWatches.set(id, folderOfEach(forConfiguration, CONFIGURATION_NAME));
        continue;
      }
      if (registered.watchers.every(isForPages)) {
        pageWatches.set(id, folderOfEach(registered.watchers, HAND_IN_NAME));
        continue;
      }
      options.onWatch?.(registered.watchers);
      await options.beforeWatch?.();
      watches.set(id, folderOfEach(registered.watchers, '*'));
      // Called after the answer, when the server knows that the watcher exists.
      setImmediate(() => {
        watched.push(currentlyWatched());
      });
    }
  });
  connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
    for (const { id, method } of unregisterations) {
      if (configurationWatches.delete(id) || pageWatches.delete(id)) continue;
      if (watches.delete(id)) watched.push(currentlyWatched());
      else if (features.delete(id)) switched.push({ method, isOn: false });
    }
  });
  connection.onRequest(listFolder, ({ uri }) => {
    if (!uri.endsWith('/.git')) listed.push(uri);
    const entries = options.folders?.[uri];
    return entries ? [...entries] : null;
  });
  connection.onRequest(fileSize, ({ uri }) => options.files?.[uri]?.length ?? null);
  connection.onRequest(readFile, ({ uri, most }) => {
    const content = options.files?.[uri];
    return content && content.length <= most ? toBase64(content) : null;
  });
  connection.onRequest(readHead, ({ uri, length }) => {
    const content = options.files?.[uri];
    return content ? toBase64(content.subarray(0, length)) : null;
  });
  connection.onRequest(CodeLensRefreshRequest.type, () => {
    refreshed.push('code lenses');
  });
  connection.onRequest(InlayHintRefreshRequest.type, () => {
    refreshed.push('inlay hints');
  });
  connection.onRequest(ShowDocumentRequest.type, (params) => {
    shown.push(params);
    return { success: true };
  });
  connection.listen();

  function currentlyWatched(): readonly string[] {
    return [...new Set([...watches.values()].flat())].sort();
  }

  const initialized = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    // The protocol still requires it, in addition to its replacement.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    rootUri: null,
    capabilities: options.capabilities ?? VSCODE,
    workspaceFolders: options.workspaceFolders?.map((uri) => ({ uri, name: 'folder' })) ?? null,
    initializationOptions: withReports(options.initializationOptions),
    ...(options.locale !== undefined && { locale: options.locale }),
  });
  await connection.sendNotification(InitializedNotification.type, {});

  return {
    connection,
    initialized,
    diagnostics,
    reports,
    reportUpdates,
    pages,
    log,
    messages,
    watched,
    switched,
    refreshed,
    shown,
    listed,
    open: (uri, text, languageId = 'markdown') =>
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: 1, text },
      }),
    change: (uri, version, ...contentChanges) =>
      connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges,
      }),
    async openPage(uri, view) {
      const page = `page-${++opened}`;
      await connection.sendRequest(openPage, { uri, page, face: 'github', compared: [], ...view });
      return pages.next((one) => one.page === page);
    },
    save: (uri) =>
      connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } }),
    close: (uri) =>
      connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    async filesChanged(...changes) {
      const folders = currentlyWatched();
      const forConfiguration = [...configurationWatches.values()].flat();
      const forPages = [...pageWatches.values()].flat();
      const seen = changes.filter(({ uri }) => {
        const folder = uri.slice(0, uri.lastIndexOf('/'));
        return (
          folders.includes(folder) ||
          (uri.endsWith(`/${CONFIGURATION_NAME}`) && forConfiguration.includes(folder)) ||
          (uri.endsWith(`/${HAND_IN_NAME}`) && forPages.includes(folder))
        );
      });
      if (seen.length > 0)
        await connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: seen });
    },
    async configure(value) {
      settings = value;
      await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    },
    async codeActions(uri, range, context = {}) {
      const actions = await connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...context },
      });
      return (actions ?? []) as CodeAction[];
    },
    async stop() {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
    },
  };
}

/** The server sends summaries only to clients that ask for them, as ours does. */
function withReports(options: unknown): unknown {
  if (options === undefined) return { reportChanged: true };
  return typeof options === 'object' ? { reportChanged: true, ...options } : options;
}

function isForConfiguration({ globPattern }: FileSystemWatcher): boolean {
  const pattern = typeof globPattern === 'string' ? globPattern : globPattern.pattern;
  return pattern.endsWith(CONFIGURATION_NAME);
}

function isForPages({ globPattern }: FileSystemWatcher): boolean {
  const pattern = typeof globPattern === 'string' ? globPattern : globPattern.pattern;
  return pattern.endsWith(`/${HAND_IN_NAME}`) || pattern === HAND_IN_NAME;
}

/** The folders of watchers, each of which watches such entries of a folder. */
function folderOfEach(watchers: readonly FileSystemWatcher[], entries: string): string[] {
  return watchers.map(({ globPattern }) => {
    if (typeof globPattern === 'string') return `file://${globPattern.slice(0, -entries.length - 1)}`;
    const { baseUri, pattern } = globPattern;
    if (typeof baseUri !== 'string' || pattern !== entries)
      throw new Error(`Not a watcher of a folder: ${pattern}`);
    return baseUri;
  });
}
