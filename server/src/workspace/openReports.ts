import type { TextDocuments } from 'vscode-languageserver';
import { Utils, type URI } from 'vscode-uri';
import { foldersOf, NOTHING } from '../files/loadFolders';
import { NO_CONTENTS } from '../files/figureContents';
import { usedFigures } from '../report/usedFigures';
import type { ReportFiles } from '../files/reportFiles';
import type { RepositoryFacts } from '../files/repositoryFacts';
import { figuresThere } from '../rules/figures/figuresThere';
import { reportRoot, uriBelow } from './reportRoot';
import type { Settings } from '../../../common/settings';
import { afterQueue, type NextTurn } from './afterQueue';
import { analyse, withProblems, type Analysis, type AnalysisInputs } from './analysis';
import type { Configuration } from './configuration';
import type { Failures } from './failures';
import type { FilesOfReport } from './openReportFiles';
import { followReportFolders, type ReportFolders } from './watchedFolders';
import { isMarkdownLanguage } from './languageIds';
import { isReportName } from './reportName';
import type { FileConfiguration } from './configurationFile';
import type { ConfigurationFiles, PlacedConfiguration } from './configurationFiles';
import type { Roots } from './workspaceFolders';
import { atMost } from './atMost';
import type { Repositories } from './repositories';
import { followEvidence, type ReportEvidence } from './reportEvidence';
import { followRepository, type ReportRepository } from './reportRepository';
import type { StartFolderWatch } from './folderWatcher';
import { isReportByContent, reportOf, type OpenText } from './openText';
import { parseUri } from './uri';

/** A change of one open document. */
export interface ReportChange {
  readonly uri: string;
  readonly version: number;
  /** Null if the document is not a report, or was closed. */
  readonly analysis: Analysis | null;
  readonly isOpen: boolean;
}

/** The open documents, and what is known about those that are reports. */
export interface OpenReports {
  /** The analysis of a document's newest version; null if it is not an open report. Never rejects. */
  current(uri: string): Promise<Analysis | null>;
  /** The files around a document, never outside its workspace folder; null if they can't be reached. */
  filesOf(uri: string): ReportFiles | null;
  /**
   * The state of the repository around a document, after all pending looks, including those for evidence; null if there
   * is none. Never rejects.
   */
  repositoryOf(uri: string): Promise<RepositoryFacts | null>;
  /** The URI of a path from a document's folder; null if it leaves the workspace folder. */
  uriFrom(uri: string, path: string): URI | null;
  /**
   * Calls a listener for every change: each version of a report, changes around it, and documents that become or stop
   * being reports. `what` names the listener for the log.
   */
  listen(what: string, listener: (change: ReportChange) => void): void;
  /** Handles settings that may have changed. */
  settingsChanged(): void;
  /** Handles configuration files that have changed. */
  configurationFilesChanged(): void;
  /** Handles workspace folders that have changed. */
  rootsChanged(): void;
  /** Handles files or folders that were created, deleted or changed. */
  filesChanged(uris: readonly URI[]): void;
  /** Handles that git may now be run, or no longer. */
  gitChanged(): void;
}

/** The services that the store of open reports needs. */
export interface OpenReportsContext {
  readonly documents: TextDocuments<OpenText>;
  readonly failures: Failures;
  readonly configuration: Configuration;
  readonly configurationFiles: ConfigurationFiles;
  readonly roots: Roots;
  /** How the folders around a report are watched; null if no one watches them. */
  readonly watchOf: (report: URI) => StartFolderWatch | null;
  /** The same for hand-in pages only. */
  readonly pageWatchOf: (report: URI) => StartFolderWatch | null;
  readonly filesOfReport: FilesOfReport;
  readonly repositories: Repositories;
  readonly nextTurn: NextTurn;
}

/** How long to wait for the first look at folders, in milliseconds: on a local disk it takes a few. */
const FOLDERS_PATIENCE = 500;

interface OpenDocument {
  readonly text: OpenText;
  /** The user's own settings; null until the client has sent them. */
  own: Settings | null;
  /** The settings in effect, including the configuration file; null until both are known. */
  settings: Settings | null;
  /** The folder of the configuration file, which its globs are also relative to. */
  configurationFolder: URI | null;
  /** Fulfilled when the settings are known. */
  ready: Promise<unknown>;
  /** How often the settings were requested; answers to older requests are ignored. */
  asked: number;
  /** Whether it is a report by its name. */
  isNamed: boolean;
  /** Of the newest version that could be analysed. */
  analysis: Analysis | null;
  folders: ReportFolders | null;
  repository: ReportRepository | null;
  readonly evidence: ReportEvidence;
  /** Fulfilled when its folders are known, or take too long; null if no one waits for them. */
  waiting: Promise<void> | null;
  /** Whether the listeners know if it is a report. */
  isTold: boolean;
  /** Whether its folders are watched. */
  isWatched: boolean;
  /** Whether it has changed since the last analysis. */
  isDirty: boolean;
  readonly updateSoon: () => void;
}

/** Follows the open reports from the moment they open until they close. */
export function followOpenReports(context: OpenReportsContext): OpenReports {
  const { documents, failures, configuration, configurationFiles, roots } = context;
  const open = new Map<string, OpenDocument>();
  const listeners: { what: string; listener: (change: ReportChange) => void }[] = [];

  documents.onDidOpen(({ document: text }) => {
    const entry: OpenDocument = {
      text,
      own: null,
      settings: null,
      configurationFolder: null,
      ready: Promise.resolve(),
      asked: 0,
      isNamed: false,
      analysis: null,
      folders: null,
      repository: null,
      evidence: followEvidence(context.nextTurn, () => {
        surroundingsChanged(entry);
      }),
      waiting: null,
      isTold: false,
      isWatched: false,
      isDirty: true,
      updateSoon: afterQueue(context.nextTurn, () => {
        if (entry.isDirty && isOpen(entry)) update(entry);
      }),
    };
    open.set(text.uri, entry);
    entry.ready = failures.guardAsync('Taking up the settings', () => takeUpSettings(entry));
  });

  documents.onDidChangeContent(({ document }) => {
    const entry = open.get(document.uri);
    if (!entry) return;
    entry.isDirty = true;
    entry.updateSoon();
  });

  documents.onDidSave(({ document }) => {
    const entry = open.get(document.uri);
    entry?.folders?.refresh();
    entry?.folders?.saved();
    entry?.repository?.refresh();
    entry?.evidence.refresh();
  });

  documents.onDidClose(({ document }) => {
    const entry = open.get(document.uri);
    if (!entry) return;
    open.delete(document.uri);
    configurationFiles.closed(document.uri);
    entry.evidence.dispose();
    forget(entry);
    tell({ uri: document.uri, version: document.version, analysis: null, isOpen: false });
  });

  function isOpen(entry: OpenDocument): boolean {
    return open.get(entry.text.uri) === entry;
  }

  async function takeUpSettings(entry: OpenDocument): Promise<void> {
    const asked = ++entry.asked;
    const [own, place] = await Promise.all([
      configuration.settingsFor(entry.text.uri),
      configurationFiles.placeFor(entry.text.uri),
    ]);
    if (asked !== entry.asked) return;
    entry.own = own;
    takeUp(entry, own, place);
  }

  async function takeUpFile(entry: OpenDocument): Promise<void> {
    const { asked } = entry;
    const place = await configurationFiles.placeFor(entry.text.uri);
    // Asking for the settings also asks for the file.
    if (entry.own && asked === entry.asked) takeUp(entry, entry.own, place);
  }

  function takeUp(entry: OpenDocument, own: Settings, place: PlacedConfiguration | null): void {
    const settings = place ? withFile(own, place.configuration) : own;
    const folder = place?.exists === true ? Utils.dirname(place.uri) : null;
    // Clients report changes that change nothing, for example at the start.
    const isSame = JSON.stringify(settings) === JSON.stringify(entry.settings);
    if (isSame && folder?.path === entry.configurationFolder?.path) return;
    entry.settings = settings;
    entry.configurationFolder = folder;
    takeUpName(entry, settings);
    if (isOpen(entry)) update(entry);
  }

  function takeUpName(entry: OpenDocument, { files }: Settings): void {
    const uri = parseUri(entry.text.uri);
    const folders = entry.configurationFolder ? [...roots.folders, entry.configurationFolder] : roots.folders;
    entry.isNamed = uri !== null && isReportName(uri, files, folders);
  }

  /** Analyses a document's newest version and notifies the listeners. */
  function update(entry: OpenDocument): void {
    const { text, settings } = entry;
    if (!settings || entry.waiting) return;
    if (!isReport(entry)) {
      entry.isDirty = false;
      leave(entry);
      return;
    }
    const isFollowed = entry.folders !== null;
    entry.folders ??= openFolders(entry);
    if (entry.folders && !isFollowed) {
      // The first analysis should be right: without its folders a report has other problems.
      entry.waiting = waitForFolders(entry, entry.folders);
      return;
    }
    entry.isDirty = false;
    const analysis = failures.guard('Analysing a report', () => analyse(text, inputs(entry, settings)));
    if (!analysis) return;
    show(entry, analysis);
    entry.folders?.need(foldersOf(analysis.report), usedFigures(analysis.report));
    if (!entry.isWatched) entry.folders?.refresh();
    // After the notification, so that it doesn't wait for git.
    entry.repository ??= openRepository(entry);
    entry.repository?.need(figuresThere(analysis.report, entry.folders?.current() ?? NOTHING));
    needEvidence(entry, analysis, settings);
  }

  function needEvidence(
    { evidence }: OpenDocument,
    { report, repository }: Analysis,
    settings: Settings,
  ): void {
    evidence.need(settings['evidence.enabled'] ? repository : null, report.edition?.name ?? null);
  }

  /** Looks at the folders of a report for the first time, then analyses it. */
  async function waitForFolders(entry: OpenDocument, folders: ReportFolders): Promise<void> {
    failures.guard('Finding the folders', () => {
      const report = reportOf(entry.text);
      folders.need(foldersOf(report), usedFigures(report));
    });
    await atMost(FOLDERS_PATIENCE, folders.settled());
    entry.waiting = null;
    if (isOpen(entry)) update(entry);
  }

  /** Analyses a report again with new knowledge of its surroundings, unless its text is about to be analysed anyway. */
  function surroundingsChanged(entry: OpenDocument): void {
    const { analysis, settings } = entry;
    if (!analysis || !settings || entry.isDirty || analysis.version !== entry.text.version) return;
    const next = failures.guard('Checking what is around a report', () =>
      withProblems(analysis, inputs(entry, settings)),
    );
    if (!next) return;
    entry.analysis = next;
    entry.repository?.need(figuresThere(next.report, entry.folders?.current() ?? NOTHING));
    // Most events in folders don't affect any figure.
    if (
      next.repository !== analysis.repository ||
      next.evidence !== analysis.evidence ||
      JSON.stringify(next.problems) !== JSON.stringify(analysis.problems)
    )
      show(entry, next);
    needEvidence(entry, next, settings);
  }

  function show(entry: OpenDocument, analysis: Analysis): void {
    entry.analysis = analysis;
    entry.isTold = true;
    tell({ uri: analysis.uri, version: analysis.version, analysis, isOpen: true });
  }

  /** Notifies once that a document is not a report, or no longer one. */
  function leave(entry: OpenDocument): void {
    const isNews = !entry.isTold || entry.analysis !== null;
    forget(entry);
    entry.isTold = true;
    const { uri, version } = entry.text;
    if (isNews) tell({ uri, version, analysis: null, isOpen: true });
  }

  function forget(entry: OpenDocument): void {
    entry.folders?.dispose();
    entry.folders = null;
    entry.repository?.dispose();
    entry.repository = null;
    entry.analysis = null;
  }

  function isReport({ isNamed, settings, text }: OpenDocument): boolean {
    if (settings?.enabled === false) return false;
    if (isNamed) return true;
    if (!isMarkdownLanguage(text.languageId)) return false;
    return failures.guard('Recognising a report', () => isReportByContent(text)) ?? false;
  }

  function openFolders(entry: OpenDocument): ReportFolders | null {
    const around = placeOf(entry.text.uri);
    if (!around) return null;
    const startWatch = context.watchOf(around.report);
    entry.isWatched = startWatch !== null;
    return followReportFolders(
      { ...around, startWatch, startPageWatch: context.pageWatchOf(around.report) },
      () => {
        surroundingsChanged(entry);
      },
      () => {
        entry.repository?.refresh();
      },
    );
  }

  function openRepository(entry: OpenDocument): ReportRepository | null {
    const report = parseUri(entry.text.uri);
    if (report?.scheme !== 'file') return null;
    return followRepository(
      { name: Utils.basename(report), find: () => context.repositories.around(report) },
      () => {
        surroundingsChanged(entry);
      },
    );
  }

  function placeOf(uri: string): { report: URI; root: URI; files: ReportFiles } | null {
    const report = parseUri(uri);
    if (!report) return null;
    const root = reportRoot(report, roots.folders);
    const files = failures.guard('Finding the files', () => context.filesOfReport(report, root));
    return files ? { report, root, files } : null;
  }

  function inputs(entry: OpenDocument, settings: Settings): AnalysisInputs {
    return {
      folders: entry.folders?.current() ?? NOTHING,
      contents: entry.folders?.contents() ?? NO_CONTENTS,
      stalePages: entry.folders?.stalePages() ?? [],
      repository: entry.repository?.current() ?? null,
      evidence: entry.evidence.current(),
      levels: settings.rules,
      isNamed: entry.isNamed,
      failed: (code, error) => {
        failures.log(`The rule ${code}`, error);
      },
    };
  }

  function tell(change: ReportChange): void {
    for (const { what, listener } of listeners) {
      failures.guard(what, () => {
        listener(change);
      });
    }
  }

  return {
    async current(uri) {
      const entry = open.get(uri);
      if (!entry) return null;
      await entry.ready;
      while (entry.waiting) await entry.waiting;
      if (!isOpen(entry)) return null;
      if (entry.isDirty) update(entry);
      return entry.analysis?.version === entry.text.version ? entry.analysis : null;
    },
    filesOf: (uri) => placeOf(uri)?.files ?? null,
    async repositoryOf(uri) {
      const repository = open.get(uri)?.repository;
      await repository?.settled();
      await open.get(uri)?.evidence.settled();
      return repository?.current() ?? null;
    },
    uriFrom(uri, path) {
      const report = parseUri(uri);
      return report && uriBelow(reportRoot(report, roots.folders), report, path);
    },
    listen(what, listener) {
      listeners.push({ what, listener });
    },
    settingsChanged() {
      for (const entry of open.values())
        entry.ready = failures.guardAsync('Taking up the settings', () => takeUpSettings(entry));
    },
    configurationFilesChanged() {
      for (const entry of open.values())
        entry.ready = failures.guardAsync('Taking up a configuration file', () => takeUpFile(entry));
    },
    rootsChanged() {
      for (const entry of open.values()) {
        if (!entry.settings) continue;
        takeUpName(entry, entry.settings);
        entry.folders?.dispose();
        entry.folders = null;
        update(entry);
      }
      // Without a repository they limit the search.
      this.configurationFilesChanged();
    },
    filesChanged(uris) {
      for (const { folders } of open.values()) folders?.filesChanged(uris);
    },
    gitChanged() {
      for (const entry of open.values()) {
        entry.repository?.dispose();
        entry.repository = null;
        if (entry.analysis) update(entry);
      }
    },
  };
}

/** The user's settings overridden, key by key, by a configuration file. */
export function withFile(own: Settings, { files, rules }: FileConfiguration): Settings {
  return { ...own, files: files ?? own.files, rules: { ...own.rules, ...rules } };
}
