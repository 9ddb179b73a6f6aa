import {
  EventEmitter,
  languages,
  Uri,
  workspace,
  type CancellationToken,
  type Event,
  type LogOutputChannel,
} from 'vscode';
import { l10n } from '../language';
import type { RequestParam, RequestType } from 'vscode-languageclient';
import type * as Protocol from '../../../common/protocol';
import type { Reports } from '../model/reports';
import { showConfigurationProblems } from './configurationProblems';
import { Refusal } from '../reason';
import { PATIENCE, type Patience } from './patience';
import { gitPrograms, onDidChangeGit } from './gitPrograms';
import { afterDeath, type Death } from './restartPolicy';
import { beginLife, type Life, type LifeContext, type Session } from './serverSession';
import { tellOfFailure, tellOfSetAside, type Trouble } from './serverHealth';

/**
 * `idle`: nothing has asked for it yet. `starting`: for the first time, or again after it has died. `failed`: it could not be started,
 * or has died too often.
 */
export type ServerState = 'idle' | 'starting' | 'running' | 'failed';

/** The language server as the views see it. Nothing of it is loaded before it is started. */
export interface LanguageServer {
  readonly state: ServerState;
  readonly onDidChangeState: Event<ServerState>;
  /** Why what is shown of a document may be old; null where it is not. */
  troubleWith(uri: Uri): Trouble | null;
  /** How long is waited from now on for the server, and after its death. */
  patience: Patience;
  /** Starts it unless that has been done; resolves when it runs, or has failed. Never rejects: the log tells what went wrong. */
  start(): Promise<void>;
  /** Starts it anew, whatever its state, with all documents. Never rejects. */
  restart(): Promise<void>;
  /** Has the server send a page; resolves when it has come for the first time. Rejects where the server does not run. */
  openPage(params: Protocol.OpenPageParams): Promise<null>;
  /** Has the server send a page no more; does nothing where it does not run. */
  closePage(page: string): void;
  /** Fires with each page that the server sends. */
  readonly onDidChangePage: Event<Protocol.PageChangedParams>;
  /** A report as a page to be saved; null where the document is none, or not open. Rejects where the server does not run. */
  exportHtml(params: Protocol.ExportHtmlParams): Promise<Protocol.ExportHtmlResult | null>;
  /** The edits that tick items; null where the document has moved on. Rejects where the server does not run. */
  toggleItems(params: Protocol.ToggleItemsParams): Promise<readonly Protocol.ItemEdit[] | null>;
  /** What the checker counts of what is selected; null where that is nothing. Rejects where the server does not run. */
  countSelection(params: Protocol.CountSelectionParams): Promise<Protocol.CountSelectionResult | null>;
  /** The images in the folder of a report's figures; null where the document is none. Rejects where the server does not run. */
  listFigures(params: Protocol.ListFiguresParams): Promise<Protocol.ListFiguresResult | null>;
  /** The edit that shows images in a report; null where it has moved on. Rejects where the server does not run. */
  placeFigures(params: Protocol.PlaceFiguresParams): Promise<Protocol.PlaceFiguresResult | null>;
  /** The images that a report does not use; null where the document is none. Rejects where the server does not run. */
  unusedFigures(params: Protocol.UnusedFiguresParams): Promise<Protocol.UnusedFiguresResult | null>;
  /** What stands between a report and the hand-in; null where the document is none. Rejects where the server does not run. */
  readiness(params: Protocol.ReadinessParams): Promise<Protocol.ReadinessResult | null>;
  /** Who wrote what, as the repository tells; null where git can't tell. Rejects where the server does not run. */
  whoWroteWhat(params: Protocol.WhoWroteWhatParams): Promise<Protocol.WhoWroteWhatResult | null>;
  /** The edits of closed reports for files that are renamed. Rejects where the server does not run. */
  renameFigures(params: Protocol.RenameFiguresParams): Promise<readonly Protocol.ReportEdits[]>;
  /** The page of the groups in folders; null where it is cancelled. Rejects where the server does not run. */
  showGroups(
    folders: readonly string[],
    onProgress: (progress: Protocol.GroupsProgress) => void,
    cancellation: CancellationToken,
  ): Promise<Protocol.ShowGroupsResult | null>;
  /** Has it look again at the folders of files that were created or deleted; does nothing where it does not run. */
  filesChanged(uris: readonly Uri[]): void;
  dispose(): void;
}

/** Of the protocol's `FileChangeType`: the server looks for itself what has become of a file. */
const FILE_CHANGED = 2;

/** Keeps the server alive, and what it last said of the reports in view while it is not. */
export function createLanguageServer(
  { extension, loadHost }: Pick<LifeContext, 'extension' | 'loadHost'>,
  reports: Reports,
  log: LogOutputChannel,
): LanguageServer {
  const stateChanged = new EventEmitter<ServerState>();
  const pageChanged = new EventEmitter<Protocol.PageChangedParams>();
  const problems = languages.createDiagnosticCollection('mlopsReport');
  const configurationProblems = showConfigurationProblems(problems);
  /** The documents that are kept from the server. */
  const setAside = new Set<string>();
  let state: ServerState = 'idle';
  let life: Life | null = null;
  let session: Session | null = null;
  let hasRun = false;
  let groupsShown = 0;
  let deaths: readonly Death[] = [];
  let timer: unknown;
  let restarting: Promise<void> | null = null;
  let patience = PATIENCE;

  function setState(next: ServerState): void {
    if (next === state) return;
    state = next;
    stateChanged.fire(next);
  }

  function begin(): void {
    setState('starting');
    life = beginLife({
      extension,
      loadHost,
      log,
      patience: () => patience,
      problems,
      configurationProblems,
      isSetAside: (uri) => setAside.has(uri.toString()),
      onClosed(uri) {
        setAside.delete(uri.toString());
        forget(uri);
      },
      onReportChanged(params) {
        reports.accept(params);
        if (params.report === null) problems.delete(Uri.parse(params.uri));
      },
      onPageChanged(params) {
        pageChanged.fire(params);
      },
      onRunning(running) {
        session = running;
        hasRun = true;
        configurationProblems.clear();
        forgetClosed();
        setState('running');
      },
      onDeath,
    });
  }

  function onDeath(suspect: string | null): void {
    session = null;
    const decision = afterDeath(deaths, { at: Date.now(), suspect }, patience.firstDelay);
    deaths = decision.deaths;
    if (decision.setAside !== null) {
      setAside.add(decision.setAside);
      tellOfSetAside(Uri.parse(decision.setAside));
    }
    if (decision.delay === null) {
      log.error('The language server has died too often. It is not started any more.');
      setState('failed');
      tellOfFailure();
      return;
    }
    log.warn(`The language server has died. It is started anew in ${decision.delay} ms.`);
    setState('starting');
    timer = setTimeout(begin, decision.delay);
  }

  /** Drops what was last said of a document that nobody speaks of any more. */
  function forget(uri: Uri): void {
    problems.delete(uri);
    reports.accept({ uri: uri.toString(), version: 0, report: null, repository: null });
  }

  /** Does for documents that were closed while no server ran what it would have done. */
  function forgetClosed(): void {
    const open = new Set(workspace.textDocuments.map(({ uri }) => uri.toString()));
    for (const { uri } of reports.all()) if (!open.has(uri.toString())) forget(uri);
  }

  const gitChange = onDidChangeGit(() => {
    void session?.client
      .sendNotification(session.protocol.setGit, { programs: gitPrograms() })
      .catch((error: unknown) => {
        log.debug('The language server could not be told of git.', error);
      });
  });

  const closed = workspace.onDidCloseTextDocument(() => {
    if (state !== 'running') forgetClosed();
  });

  /** The server once it runs. Rejects where it does not. */
  function running(): Promise<Session> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (state === 'starting') return;
        listener.dispose();
        if (session) resolve(session);
        else reject(new Refusal(l10n.t('The language server is not running.')));
      };
      const listener = stateChanged.event(look);
      look();
    });
  }

  async function ask<P, R>(
    request: (protocol: typeof Protocol) => RequestType<P, R, void>,
    params: RequestParam<P>,
  ): Promise<R> {
    const { client, protocol } = await running();
    return client.sendRequest(request(protocol), params);
  }

  async function settled(): Promise<void> {
    await running().catch(() => undefined); // the state tells
  }

  async function startAnew(): Promise<void> {
    clearTimeout(timer);
    setAside.clear();
    deaths = [];
    session = null;
    setState('starting');
    await life?.end();
    begin();
    restarting = null;
    await settled();
  }

  return {
    get state() {
      return state;
    },
    onDidChangeState: stateChanged.event,
    get patience() {
      return patience;
    },
    set patience(next) {
      patience = next;
    },
    troubleWith(uri) {
      if (state === 'failed') return 'failed';
      if (setAside.has(uri.toString())) return 'setAside';
      return state === 'starting' && hasRun ? 'restarting' : null;
    },
    async start() {
      if (state === 'idle') begin();
      await settled();
    },
    restart: () => (restarting ??= startAnew()),
    openPage: (params) => ask(({ openPage }) => openPage, params),
    closePage(page) {
      void session?.client.sendNotification(session.protocol.closePage, { page }).catch((error: unknown) => {
        log.debug('The language server could not be told that a page is closed.', error);
      });
    },
    onDidChangePage: pageChanged.event,
    exportHtml: (params) => ask(({ exportHtml }) => exportHtml, params),
    toggleItems: (params) => ask(({ toggleItems }) => toggleItems, params),
    countSelection: (params) => ask(({ countSelection }) => countSelection, params),
    listFigures: (params) => ask(({ listFigures }) => listFigures, params),
    placeFigures: (params) => ask(({ placeFigures }) => placeFigures, params),
    unusedFigures: (params) => ask(({ unusedFigures }) => unusedFigures, params),
    readiness: (params) => ask(({ readiness }) => readiness, params),
    whoWroteWhat: (params) => ask(({ whoWroteWhat }) => whoWroteWhat, params),
    renameFigures: (params) => ask(({ renameFigures }) => renameFigures, params),
    async showGroups(folders, onProgress, cancellation) {
      const { client, protocol } = await running();
      const progress = `groups-${++groupsShown}`;
      const listener = client.onProgress(protocol.groupsProgress, progress, onProgress);
      try {
        return await client.sendRequest(protocol.showGroups, { folders, progress }, cancellation);
      } finally {
        listener.dispose();
      }
    },
    filesChanged(uris) {
      const changes = uris.map((uri) => ({ uri: uri.toString(), type: FILE_CHANGED }));
      session?.client
        .sendNotification('workspace/didChangeWatchedFiles', { changes })
        .catch((error: unknown) => {
          log.debug('The language server could not be told of files.', error);
        });
    },
    dispose() {
      clearTimeout(timer);
      closed.dispose();
      gitChange.dispose();
      stateChanged.dispose();
      pageChanged.dispose();
      configurationProblems.dispose();
      problems.dispose();
      void life?.end();
    },
  };
}
