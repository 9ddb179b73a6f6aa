import type { Analysis } from './analysis';
import { analyseClosed } from './closedReport';
import { HAND_IN_NAME } from '../../../common/pagePlace';
import type { Connection, InitializeParams, TextDocuments } from 'vscode-languageserver';
import { CONFIGURATION_NAME } from '../../../common/configurationName';
import { setGit, type InitializationOptions } from '../../../common/protocol';
import type { URI } from 'vscode-uri';
import type { NextTurn } from './afterQueue';
import { followConfiguration, type Configuration } from './configuration';
import type { ConfigurationProblem } from './configurationFile';
import { followConfigurationFiles, type ConfigurationFiles } from './configurationFiles';
import type { Failures } from './failures';
import { createClientWatch, type StartFolderWatch } from './folderWatcher';
import { createHostWatch, type WatchFolder } from './hostWatch';
import type { FilesOfReport } from './openReportFiles';
import { followOpenReports, type OpenReports } from './openReports';
import { programsOf } from './initializationOptions';
import { isRecord } from './jsonRecord';
import type { OpenText } from './openText';
import { createRepositories, type OpenRepository, type Repositories } from './repositories';
import { parseUri, urisIn } from './uri';
import { followRoots, rootsOf } from './workspaceFolders';
import type { ClientSupport } from './clientCapabilities';

/** The services needed to follow the workspace. */
export interface WorkspaceContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenText>;
  readonly failures: Failures;
  readonly support: ClientSupport;
  readonly filesOfReport: FilesOfReport;
  readonly nextTurn: NextTurn;
  /** Called with the problems of a configuration file in use; with none once it is fixed, or no longer used. */
  readonly onConfigurationProblems: (uri: string, problems: readonly ConfigurationProblem[]) => void;
  /** Watches folders of the host's computer. */
  readonly watchFolder: WatchFolder | null;
  /** Null on a host without git. */
  readonly openRepository: OpenRepository | null;
}

/** The workspace as the features see it. */
export interface Workspace {
  readonly reports: OpenReports;
  readonly configuration: Configuration;
  readonly configurationFiles: ConfigurationFiles;
  /** Analyses a report that is not open; null if the text holds no question. */
  readonly analyseClosed: (text: { readonly uri: string; readonly text: string }) => Promise<Analysis | null>;
  readonly repositories: Repositories;
}

/** Follows the client's documents, settings, workspace folders and files from the start of the server on. */
export function followWorkspace(
  context: WorkspaceContext,
  params: InitializeParams,
  { settings: initial, git = [] }: InitializationOptions,
): Workspace {
  const { connection, failures, support } = context;
  const configuration = followConfiguration(connection, { support, failures, initial });
  const roots = rootsOf(params);
  const configurationFiles = followConfigurationFiles({
    roots,
    filesOfReport: context.filesOfReport,
    startWatch: startWatch(CONFIGURATION_NAME, context),
    onProblems: context.onConfigurationProblems,
    onChange() {
      reports.configurationFilesChanged();
    },
  });
  const repositories = createRepositories(context.openRepository, git);
  const reports = followOpenReports({
    ...context,
    repositories,
    configuration,
    roots,
    watchOf: (report) => watchOf(report, '*', context),
    pageWatchOf: (report) => watchOf(report, HAND_IN_NAME, context),
    configurationFiles,
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    configuration.changed(settings);
    reports.settingsChanged();
  });
  connection.onInitialized(() => {
    configuration.subscribe();
    if (support.workspaceFolders)
      followRoots(connection, roots, () => {
        reports.rootsChanged();
      });
  });
  connection.onDidChangeWatchedFiles((params: unknown) => {
    const uris = urisIn(isRecord(params) ? params['changes'] : null).flatMap((uri) => parseUri(uri) ?? []);
    configurationFiles.filesChanged(uris);
    reports.filesChanged(uris);
  });
  connection.onNotification(setGit, ({ programs }) => {
    repositories.usePrograms(programsOf(programs));
    reports.gitChanged();
  });
  const closed = { ...context, configuration, configurationFiles, roots };
  return {
    reports,
    configuration,
    configurationFiles,
    repositories,
    analyseClosed: (text) => analyseClosed(text, closed),
  };
}

/** Null if no one watches the folders around a report. */
function watchOf(report: URI, entries: string, context: WorkspaceContext): StartFolderWatch | null {
  if (!context.support.folderWatching && report.scheme !== 'file') return null;
  return startWatch(entries, context);
}

/**
 * The client watches if it can, as it may know a better way than the host; else the host does, which watches all
 * entries.
 */
function startWatch(entries: string, context: WorkspaceContext): StartFolderWatch | null {
  const { connection, failures, support, watchFolder } = context;
  const { folderWatching: pattern } = support;
  if (pattern) return (listener) => createClientWatch({ connection, failures, pattern, entries }, listener);
  return watchFolder && ((listener) => createHostWatch(watchFolder, listener));
}
