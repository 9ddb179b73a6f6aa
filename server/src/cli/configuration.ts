import { dirname, join, relative, resolve } from 'node:path';
import { CONFIGURATION_NAME } from '../../../common/configurationName';
import { repositoryOf } from '../node/figureRoot';
import { readSmall } from '../node/readSmall';
import { NO_CONFIGURATION, readConfiguration, type FileConfiguration } from '../workspace/configurationFile';

/** The configuration of a report, and complaints about it. */
export interface FoundConfiguration {
  readonly configuration: FileConfiguration;
  /** The folder of the file; null if there is none. */
  readonly folder: string | null;
  /** Lines for standard error, with path and line (from 1). */
  readonly complaints: readonly string[];
}

const NOTHING: FoundConfiguration = {
  configuration: NO_CONFIGURATION,
  folder: null,
  complaints: [],
};

/** Larger than any configuration, in bytes. */
const MAX_BYTES = 400_000;

/** By folder: reports are often in neighbouring folders. */
const known = new Map<string, Promise<FoundConfiguration>>();

/**
 * The nearest configuration file from a folder up to the root of its repository. Without a repository, up to the
 * current folder or, if the folder is elsewhere, only the folder itself.
 */
export async function configurationFor(folder: string): Promise<FoundConfiguration> {
  const from = resolve(folder);
  const top = (await repositoryOf(from)) ?? (isInside(process.cwd(), from) ? process.cwd() : from);
  return nearest(from, top);
}

function nearest(folder: string, top: string): Promise<FoundConfiguration> {
  const before = known.get(folder);
  if (before) return before;
  const found = load(join(folder, CONFIGURATION_NAME)).then((own) => {
    if (own !== null) return own;
    const above = dirname(folder);
    return folder === top || above === folder ? NOTHING : nearest(above, top);
  });
  known.set(folder, found);
  return found;
}

/** Null if there is no such file. */
async function load(path: string): Promise<FoundConfiguration | null> {
  const shown = relative('', path);
  try {
    const bytes = await readSmall(path, MAX_BYTES);
    if (bytes === null) return complaint(`${shown}: this is no small file, so it is not used.`);
    const { configuration, problems } = readConfiguration(bytes.toString().replace(/^\uFEFF/u, ''));
    const complaints = problems.map(
      ({ range: { start }, message }) => `${shown}:${start.line + 1}:${start.character + 1}: ${message}`,
    );
    return { configuration, folder: dirname(path), complaints };
  } catch (error) {
    if (isMissing(error)) return null;
    return complaint(`${shown}: the file can't be read, so it is not used.`);
  }
}

function complaint(text: string): FoundConfiguration {
  return { ...NOTHING, complaints: [text] };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || !(way.startsWith('..') || resolve(way) === way);
}
