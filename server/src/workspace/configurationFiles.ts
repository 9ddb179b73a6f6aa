import * as l10n from '@vscode/l10n';
import { Utils, type URI } from 'vscode-uri';
import { CONFIGURATION_NAME } from '../../../common/configurationName';
import { range } from '../text/position';
import { atMost } from './atMost';
import {
  NO_CONFIGURATION,
  readConfiguration,
  type ConfigurationProblem,
  type ReadConfiguration,
} from './configurationFile';
import type { StartFolderWatch } from './folderWatcher';
import type { FilesOfReport } from './openReportFiles';
import { isInside, reportRoot } from './reportRoot';
import { parseUri } from './uri';
import type { Roots } from './workspaceFolders';

/** The configuration file that applies to a document, or the place where it would be created. */
export interface PlacedConfiguration extends ReadConfiguration {
  readonly uri: URI;
  readonly exists: boolean;
  /** Null if there is no file, or it can't be read. */
  readonly text: string | null;
  /** Whether it belongs to a git repository, not just to a folder. */
  readonly isInRepository: boolean;
}

/** The configuration files around the open documents. */
export interface ConfigurationFiles {
  /**
   * What applies to a document now; null if its folders are unknown. Waits briefly for the first look. Never rejects.
   */
  placeFor(uri: string): Promise<PlacedConfiguration | null>;
  /** Forgets a closed document. */
  closed(uri: string): void;
  /** Handles files that were created, deleted or changed. */
  filesChanged(uris: readonly URI[]): void;
}

/** The services needed to follow the files. */
export interface ConfigurationFilesContext {
  readonly roots: Roots;
  readonly filesOfReport: FilesOfReport;
  /** Null if no one watches. */
  readonly startWatch: StartFolderWatch | null;
  /** Called with the problems of a file in use; with none once it is fixed, or no longer used. */
  readonly onProblems: (uri: string, problems: readonly ConfigurationProblem[]) => void;
  /** Called when the configuration of the open documents may have changed. */
  readonly onChange: () => void;
}

/** Maximum number of folders above a document to look at. */
const MAX_FOLDERS = 50;

/** A configuration has few lines, but the file may be a stranger's. In bytes. */
const MAX_BYTES = 400_000;

/** How long to wait for a look, in milliseconds: on a local disk it takes a few. */
const PATIENCE = 500;

/** The relevant contents of a folder. */
interface Look {
  readonly exists: boolean;
  /** Text of the configuration file; null if it can't be read. */
  readonly text: string | null;
  readonly isRepository: boolean;
}

interface Found {
  /** The folders that matter for a document, as URIs. */
  readonly folders: readonly string[];
  readonly place: PlacedConfiguration;
}

/**
 * Follows the configuration files of the open documents: for each the nearest one from its folder up to the root of its
 * repository, or to the workspace folder if there is none.
 */
export function followConfigurationFiles(context: ConfigurationFilesContext): ConfigurationFiles {
  const { roots, filesOfReport, onProblems, onChange } = context;
  const looks = new Map<string, Promise<Look>>();
  /** By URI of open documents; null until their folders have been looked at. */
  const open = new Map<string, Found | null>();
  let told = new Map<string, string>();
  const watch = context.startWatch?.({
    watched: (folders) => {
      void lookAgain([...folders]);
    },
    changed: (uri) => {
      filesChanged([uri]);
    },
  });

  async function find(document: URI): Promise<Found> {
    const root = reportRoot(document, roots.folders);
    const folders: URI[] = [];
    let first: { readonly folder: URI; readonly text: string | null } | null = null;
    let repository: URI | null = null;
    for (const folder of foldersAbove(document)) {
      // On other file systems than this computer's, nothing outside the workspace can be read.
      if (document.scheme !== 'file' && !isInside(root, folder)) break;
      const { exists, text, isRepository } = await lookAt(folder);
      folders.push(folder);
      if (exists) first ??= { folder, text };
      if (!isRepository) continue;
      repository = folder;
      break;
    }
    const top = repository ?? root;
    const used = first && isInside(top, first.folder) ? first : null;
    return {
      folders: folders.filter((folder) => isInside(top, folder)).map(String),
      place: {
        uri: Utils.joinPath(used?.folder ?? top, CONFIGURATION_NAME),
        exists: used !== null,
        text: used?.text ?? null,
        isInRepository: repository !== null,
        ...(used ? read(used.text) : { configuration: NO_CONFIGURATION, problems: [] }),
      },
    };
  }

  function lookAt(folder: URI): Promise<Look> {
    const known = looks.get(folder.toString());
    if (known) return known;
    const look = lookInto(folder);
    looks.set(folder.toString(), look);
    return look;
  }

  async function lookInto(folder: URI): Promise<Look> {
    const file = Utils.joinPath(folder, CONFIGURATION_NAME);
    const files = filesOfReport(file, reportRoot(file, roots.folders));
    if (!files) return { exists: false, text: null, isRepository: false };
    const [size, gitFolder, gitFile] = await Promise.all([
      files.size(CONFIGURATION_NAME),
      files.list('.git'),
      files.size('.git'),
    ]);
    const bytes = size === null ? null : await files.read(CONFIGURATION_NAME, MAX_BYTES);
    return {
      exists: size !== null,
      text: bytes && new TextDecoder().decode(bytes),
      isRepository: gitFolder !== null || gitFile !== null,
    };
  }

  /** Looks again at known folders. */
  async function lookAgain(folders: readonly string[]): Promise<void> {
    const isNews = await Promise.all(
      folders.map(async (folder) => {
        const [known, uri] = [looks.get(folder), parseUri(folder)];
        if (!known || !uri) return false;
        const next = lookInto(uri);
        looks.set(folder, next);
        return JSON.stringify(await known) !== JSON.stringify(await next);
      }),
    );
    if (isNews.includes(true)) onChange();
  }

  function filesChanged(uris: readonly URI[]): void {
    const ours = uris.filter((uri) => Utils.basename(uri) === CONFIGURATION_NAME);
    if (ours.length > 0) void lookAgain(ours.map((uri) => Utils.dirname(uri).toString()));
  }

  /** Watches what matters for the open documents, reports its problems, and forgets the rest. */
  function followOpen(): void {
    const found = [...open.values()].filter((one) => one !== null);
    const folders = new Set(found.flatMap((one) => one.folders));
    watch?.set([...folders]);
    if (open.size === found.length)
      for (const folder of looks.keys()) if (!folders.has(folder)) looks.delete(folder);
    const before = told;
    told = new Map();
    for (const { place } of found) {
      const [uri, text] = [place.uri.toString(), JSON.stringify(place.problems)];
      if (place.problems.length === 0 || told.has(uri)) continue;
      told.set(uri, text);
      if (before.get(uri) !== text) onProblems(uri, place.problems);
    }
    for (const uri of before.keys()) if (!told.has(uri)) onProblems(uri, []);
  }

  return {
    async placeFor(uri) {
      const document = parseUri(uri);
      if (!document || document.scheme === 'untitled') return null;
      let isLate = false;
      if (!open.has(uri)) open.set(uri, null);
      const search = find(document).then((found) => {
        if (!open.has(uri)) return;
        open.set(uri, found);
        followOpen();
        if (isLate) onChange();
      });
      await atMost(PATIENCE, search);
      isLate = true;
      return open.get(uri)?.place ?? null;
    },
    closed(uri) {
      if (open.delete(uri)) followOpen();
    },
    filesChanged,
  };
}

function read(text: string | null): ReadConfiguration {
  if (text !== null) return readConfiguration(text);
  const message = l10n.t("This file is too large, or it can't be read, so it is not used.");
  return { configuration: NO_CONFIGURATION, problems: [{ range: range(0, 0, 0, 0), message }] };
}

/** The folder of a file and its parents. */
function foldersAbove(file: URI): URI[] {
  const folders: URI[] = [];
  let folder = Utils.dirname(file);
  while (folders.length < MAX_FOLDERS) {
    folders.push(folder);
    const above = Utils.dirname(folder);
    if (above.path === folder.path) break;
    folder = above;
  }
  return folders;
}
