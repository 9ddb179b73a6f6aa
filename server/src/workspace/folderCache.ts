import type { FigureFolders } from '../files/figureFolders';
import { readable } from '../files/loadFolders';
import type { Listing, ReportFiles } from '../files/reportFiles';
import { coalesce } from '../../../common/coalesce';

/** What is known about the folders that one report needs. Outdated listings are kept until they are replaced. */
export interface KnownFolders {
  /** The current knowledge of the folders; a new object only if something changed. */
  current(): FigureFolders;
  /** Those of the needed folders that exist. */
  existing(): readonly string[];
  /** Sets which folders the report needs; lists those that are unknown or outdated. */
  need(folders: readonly string[]): void;
  /** Lists the needed folders again for which the test holds. */
  refresh(isOutdated: (folder: string) => boolean): void;
  /** Fulfilled when all needed folders have been listed. Never rejects. */
  settled(): Promise<void>;
  /** Stops listing and calling back. */
  dispose(): void;
}

/**
 * Caches the folders of one report.
 * @param onChange Called when something new is known.
 */
export function createKnownFolders(files: ReportFiles, onChange: () => void): KnownFolders {
  const known = new Map<string, Listing | null>();
  const outdated = new Set<string>();
  let view: FigureFolders = readable(known);
  let needed: readonly string[] = [];
  let looking: Promise<void> = Promise.resolve();
  let isDisposed = false;

  function next(): readonly string[] {
    return isDisposed ? [] : needed.filter((folder) => !known.has(folder) || outdated.has(folder));
  }

  const look = coalesce(async () => {
    const folders = next();
    // Anything reported from now on may have happened after this look.
    for (const folder of folders) outdated.delete(folder);
    const listings = await Promise.all(
      folders.map(async (folder) => [folder, await files.list(folder)] as const),
    );
    if (isDisposed) return;
    const isNews = listings.filter(([folder, listing]) => replace(folder, listing)).length > 0;
    if (!isNews) return;
    view = readable(new Map(known));
    onChange();
  });

  function lookSoon(): void {
    if (next().length > 0) looking = look();
  }

  /** Whether the listing differs from the known one. */
  function replace(folder: string, listing: Listing | null): boolean {
    const before = known.get(folder);
    known.set(folder, listing);
    return before === undefined || !sameListing(before, listing);
  }

  return {
    current: () => view,
    existing: () => needed.filter((folder) => known.get(folder)),
    need(folders) {
      needed = folders;
      const set = new Set(folders);
      for (const folder of known.keys()) if (!set.has(folder)) known.delete(folder);
      lookSoon();
    },
    refresh(isOutdated) {
      for (const folder of needed) if (isOutdated(folder)) outdated.add(folder);
      lookSoon();
    },
    settled: () => looking,
    dispose() {
      isDisposed = true;
    },
  };
}

function sameListing(a: Listing | null, b: Listing | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.size !== b.size) return false;
  for (const [name, kind] of a) if (b.get(name) !== kind) return false;
  return true;
}
