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
import { decideRestart, type Crash } from './restartPolicy';
import { beginLife, type Life, type LifeContext, type Session } from './serverSession';
import { tellOfFailure, tellOfSetAside, type ServerTrouble } from './serverHealth';

/**
 * `idle`: not needed yet. `starting`: for the first time, or after a crash. `failed`: it could not be started, or has crashed too often.
 */
export type ServerState = 'idle' | 'starting' | 'running' | 'failed';

/** The language server as the views see it. Nothing of it is loaded before it starts. */
export interface LanguageServer {
  readonly state: ServerState;
  readonly onDidChangeState: Event<ServerState>;
  /** Why the results for a document may be out of date; null if they aren't. */
  troubleWith(uri: Uri): ServerTrouble | null;
  /** The timeouts for the server and its restarts; may be changed. */
  patience: Patience;
  /** Starts the server unless it was started before. Resolves when it runs or has failed. Never rejects; errors are logged. */
  start(): Promise<void>;
  /** Restarts the server in any state, with all documents. Never rejects. */
  restart(): Promise<void>;
  /** Makes the server send a page and its updates. Resolves when the page has first arrived. Rejects if the server isn't running. */
  openPage(params: Protocol.OpenPageParams): Promise<null>;
  /** Stops the updates of a page; does nothing if the server isn't running. */
  closePage(page: string): void;
  /** Fires with each page update from the server. */
  readonly onDidChangePage: Event<Protocol.PageChangedParams>;
  /** A report as a page to save; null if the document is no report or not open. Rejects if the server isn't running. */
  exportHtml(params: Protocol.ExportHtmlParams): Promise<Protocol.ExportHtmlResult | null>;
  /** The edits that toggle items; null if the document has changed. Rejects if the server isn't running. */
  toggleItems(params: Protocol.ToggleItemsParams): Promise<readonly Protocol.ItemEdit[] | null>;
  /** What the checker says of reports that are not open. Rejects where the server does not run. */
  surveyReports(params: Protocol.SurveyReportsParams): Promise<readonly Protocol.SurveyedReport[]>;
  /** What the checker counts of what is selected; null where that is nothing. Rejects where the server does not run. */
  countSelection(params: Protocol.CountSelectionParams): Promise<Protocol.CountSelectionResult | null>;
  /** The images in a report's folder `figures`; null if the document is no report. Rejects if the server isn't running. */
  listFigures(params: Protocol.ListFiguresParams): Promise<Protocol.ListFiguresResult | null>;
  /** The edit that inserts images into a report; null if it has changed. Rejects if the server isn't running. */
  placeFigures(params: Protocol.PlaceFiguresParams): Promise<Protocol.PlaceFiguresResult | null>;
  /** The images that a report doesn't use; null if the document is no report. Rejects if the server isn't running. */
  unusedFigures(params: Protocol.UnusedFiguresParams): Promise<Protocol.UnusedFiguresResult | null>;
  /** The Markdown texts that name image files. Rejects if the server isn't running. */
  namedFigures(params: Protocol.NamedFiguresParams): Promise<readonly Protocol.NamedFigure[]>;
  /** What is left to do before the hand-in; null if the document is no report. Rejects if the server isn't running. */
  readiness(params: Protocol.ReadinessParams): Promise<Protocol.ReadinessResult | null>;
  /** Who wrote what, from the repository; null if git can't say. Rejects if the server isn't running. */
  whoWroteWhat(params: Protocol.WhoWroteWhatParams): Promise<Protocol.WhoWroteWhatResult | null>;
  /** The edits of closed reports for renamed files. Rejects if the server isn't running. */
  renameFigures(params: Protocol.RenameFiguresParams): Promise<readonly Protocol.ReportEdits[]>;
  /** The page with the groups in folders; null if it was cancelled. Rejects if the server isn't running. */
  showGroups(
    folders: readonly string[],
    onProgress: (progress: Protocol.GroupsProgress) => void,
    cancellation: CancellationToken,
  ): Promise<Protocol.ShowGroupsResult | null>;
  /** Makes the server read the folders of created or deleted files again; does nothing if it isn't running. */
  filesChanged(uris: readonly Uri[]): void;
  dispose(): void;
}

/** A value of the protocol's `FileChangeType`; the server checks for itself what happened to the file. */
const FILE_CHANGED = 2;

/** Creates the language server's manager. It restarts the server after crashes and meanwhile keeps its last results. */
export function createLanguageServer(
  { extension, loadHost }: Pick<LifeContext, 'extension' | 'loadHost'>,
  reports: Reports,
  log: LogOutputChannel,
): LanguageServer {
  const stateChanged = new EventEmitter<ServerState>();
  const pageChanged = new EventEmitter<Protocol.PageChangedParams>();
  const problems = languages.createDiagnosticCollection('mlopsReport');
  const configurationProblems = showConfigurationProblems(problems);
  /** The documents that are not sent to the server. */
  const setAside = new Set<string>();
  let state: ServerState = 'idle';
  let life: Life | null = null;
  let session: Session | null = null;
  let hasRun = false;
  let groupsShown = 0;
  let crashes: readonly Crash[] = [];
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
      onCrash,
    });
  }

  function onCrash(suspect: string | null): void {
    session = null;
    const decision = decideRestart(crashes, { at: Date.now(), suspect }, patience.firstDelay);
    crashes = decision.crashes;
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

  /** Drops the last results of a document that nothing needs any more. */
  function forget(uri: Uri): void {
    problems.delete(uri);
    reports.accept({ uri: uri.toString(), version: 0, report: null, repository: null });
  }

  /** Clears the results of documents that were closed while no server was running. */
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

  /** The running server's session. Rejects if it isn't running. */
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
    await running().catch(() => undefined); // the state shows the failure
  }

  async function startAnew(): Promise<void> {
    clearTimeout(timer);
    setAside.clear();
    crashes = [];
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
    surveyReports: (params) => ask(({ surveyReports }) => surveyReports, params),
    countSelection: (params) => ask(({ countSelection }) => countSelection, params),
    listFigures: (params) => ask(({ listFigures }) => listFigures, params),
    placeFigures: (params) => ask(({ placeFigures }) => placeFigures, params),
    unusedFigures: (params) => ask(({ unusedFigures }) => unusedFigures, params),
    namedFigures: (params) => ask(({ namedFigures }) => namedFigures, params),
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
