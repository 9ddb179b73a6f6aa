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
import { afterQueue, type NextTurn } from './coalesce';
import { analyse, withProblems, type Analysis, type Surroundings } from './analysis';
import type { Configuration } from './configuration';
import type { Failures } from './failures';
import type { FilesAround } from './openReportFiles';
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

/** The news of one open document. */
export interface ReportChange {
  readonly uri: string;
  readonly version: number;
  /** Null where the document is no report, or no longer open. */
  readonly analysis: Analysis | null;
  readonly isOpen: boolean;
}

/** The documents that are open, and what is known of those that are reports. */
export interface OpenReports {
  /** What is known of the newest version of a document; null where it is no report or not open. Never rejects. */
  current(uri: string): Promise<Analysis | null>;
  /** The files around a document, never outside its workspace folder; null where they can't be reached. */
  filesOf(uri: string): ReportFiles | null;
  /**
   * What is known of the repository around a document, after all looks that are due, those for evidence too; null where there is none.
   * Never rejects.
   */
  repositoryOf(uri: string): Promise<RepositoryFacts | null>;
  /** The URI of a path from a document's folder; null where it leaves the workspace folder. */
  uriFrom(uri: string, path: string): URI | null;
  /**
   * Calls a listener with all news: of each version of a report, of what changes around it, of documents that begin or
   * cease to be reports. `what` names the listener for the log.
   */
  listen(what: string, listener: (change: ReportChange) => void): void;
  /** Takes up settings that may have changed. */
  settingsChanged(): void;
  /** Takes up configuration files that have changed. */
  configurationFilesChanged(): void;
  /** Takes up workspace folders that have changed. */
  rootsChanged(): void;
  /** Takes up files or folders that have come, gone or changed. */
  filesChanged(uris: readonly URI[]): void;
  /** Takes up that git may be run, or no longer. */
  gitChanged(): void;
}

/** What the store of open reports works with. */
export interface OpenReportsContext {
  readonly documents: TextDocuments<OpenText>;
  readonly failures: Failures;
  readonly configuration: Configuration;
  readonly configurationFiles: ConfigurationFiles;
  readonly roots: Roots;
  /** How the folders around a report are watched; null where nobody watches them. */
  readonly watchOf: (report: URI) => StartFolderWatch | null;
  /** The same for hand-in pages only. */
  readonly pageWatchOf: (report: URI) => StartFolderWatch | null;
  readonly filesAround: FilesAround;
  readonly repositories: Repositories;
  readonly nextTurn: NextTurn;
}

/** So long the first look at folders is waited for, in milliseconds: on a local disk it takes some. */
const FOLDERS_PATIENCE = 500;

interface OpenDocument {
  readonly text: OpenText;
  /** The person's own; null until the client has told them. */
  own: Settings | null;
  /** Those that hold, with what the configuration file says; null until both are known. */
  settings: Settings | null;
  /** The folder of the configuration file, from which its globs count, too. */
  configurationFolder: URI | null;
  /** Fulfilled when the settings are known. */
  ready: Promise<unknown>;
  /** How often the settings were asked for; the answer to an older question is of no interest. */
  asked: number;
  /** Whether it is a report by its name. */
  isNamed: boolean;
  /** Of the newest version that could be analysed. */
  analysis: Analysis | null;
  folders: ReportFolders | null;
  repository: ReportRepository | null;
  readonly evidence: ReportEvidence;
  /** Fulfilled when its folders are known, or take too long; null where they are not waited for. */
  waiting: Promise<void> | null;
  /** Whether the listeners know whether it is a report. */
  isTold: boolean;
  /** Whether somebody watches its folders. */
  isWatched: boolean;
  /** Whether it has changed since it was last looked at. */
  isDirty: boolean;
  readonly updateSoon: () => void;
}

/** Keeps what is known of the open reports, from the moment they open until they close. */
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
    // Who asks for the settings asks for the file, too.
    if (entry.own && asked === entry.asked) takeUp(entry, entry.own, place);
  }

  function takeUp(entry: OpenDocument, own: Settings, place: PlacedConfiguration | null): void {
    const settings = place ? withFile(own, place.configuration) : own;
    const folder = place?.exists === true ? Utils.dirname(place.uri) : null;
    // Clients tell of changes that change nothing, one of them at the start.
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

  /** Brings what is known of a document up to its newest version, and tells of it. */
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
      // What is told first shall hold: without its folders a report has other problems.
      entry.waiting = waitForFolders(entry, entry.folders);
      return;
    }
    entry.isDirty = false;
    const analysis = failures.guard('Analysing a report', () => analyse(text, surroundings(entry, settings)));
    if (!analysis) return;
    show(entry, analysis);
    entry.folders?.need(foldersOf(analysis.report), usedFigures(analysis.report));
    if (!entry.isWatched) entry.folders?.refresh();
    // Behind what is told, so that nobody waits for git.
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

  /** Looks at the folders of a report for the first time, and then at the report. */
  async function waitForFolders(entry: OpenDocument, folders: ReportFolders): Promise<void> {
    failures.guard('Finding the folders', () => {
      const report = reportOf(entry.text);
      folders.need(foldersOf(report), usedFigures(report));
    });
    await atMost(FOLDERS_PATIENCE, folders.settled());
    entry.waiting = null;
    if (isOpen(entry)) update(entry);
  }

  /** Takes up what has become known around a report, unless the text is about to be analysed anyway. */
  function surroundingsChanged(entry: OpenDocument): void {
    const { analysis, settings } = entry;
    if (!analysis || !settings || entry.isDirty || analysis.version !== entry.text.version) return;
    const next = failures.guard('Checking what is around a report', () =>
      withProblems(analysis, surroundings(entry, settings)),
    );
    if (!next) return;
    entry.analysis = next;
    entry.repository?.need(figuresThere(next.report, entry.folders?.current() ?? NOTHING));
    // Most of what happens in folders matters to no figure.
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

  /** Says once that a document is no report, or no longer one. */
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
    const files = failures.guard('Finding the files', () => context.filesAround(report, root));
    return files ? { report, root, files } : null;
  }

  function surroundings(entry: OpenDocument, settings: Settings): Surroundings {
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
      // Without a repository they bound the search.
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

/** A person's settings with what a configuration file says, which beats them key by key. */
function withFile(own: Settings, { files, rules }: FileConfiguration): Settings {
  return { ...own, files: files ?? own.files, rules: { ...own.rules, ...rules } };
}
