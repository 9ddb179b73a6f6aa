import type { Repository, RepositoryWatch } from '../files/repository';
import { loadRepositoryFacts, type RepositoryFacts } from '../files/repositoryFacts';
import { coalesce } from '../../../common/coalesce';

/** What is known about the repository around one open report. All looks are in the background, one after another. */
export interface ReportRepository {
  /** The current knowledge; null if there is none, or no repository. A new object only if something changed. */
  current(): RepositoryFacts | null;
  /** Sets which existing figures the report shows; looks if they changed. */
  need(figures: readonly string[]): void;
  /** Looks again: files were created, deleted or changed. */
  refresh(): void;
  /** Fulfilled when all pending looks are done. Never rejects. */
  settled(): Promise<void>;
  /** Stops looking and calling back. */
  dispose(): void;
}

/** What a report's repository needs to know about its place. */
export interface RepositoryPlace {
  /** Name of the report's file. */
  readonly name: string;
  /** Finds the repository; null if there is none. Never rejects. */
  readonly find: () => Promise<Repository | null>;
}

/** Pause between two looks, in milliseconds: a rebase changes hundreds of files one by one. */
const REST = 500;

/**
 * Follows the repository around a report from the first `need` on.
 * @param onChange Called when something new is known.
 */
export function followRepository({ name, find }: RepositoryPlace, onChange: () => void): ReportRepository {
  let repository: Repository | null = null;
  let watch: RepositoryWatch | null = null;
  let facts: RepositoryFacts | null = null;
  let needed: readonly string[] | null = null;
  let looked: Promise<void> = Promise.resolve();
  let rest: Promise<void> = Promise.resolve();
  let isDisposed = false;

  const look = coalesce(async () => {
    await rest;
    const next = await load();
    rest = pause(REST);
    if (isDisposed || isSame(facts, next)) return;
    facts = next;
    onChange();
  });

  async function load(): Promise<RepositoryFacts | null> {
    const opened = repository ?? (await find());
    if (!opened || isDisposed) return null;
    repository = opened;
    watch ??= repository.watch(lookSoon);
    const found = await loadRepositoryFacts(repository, name, needed ?? []);
    // It may have been deleted; another one may appear.
    if (!found) drop();
    return found;
  }

  function drop(): void {
    watch?.dispose();
    watch = null;
    repository = null;
  }

  function lookSoon(): void {
    if (!isDisposed) looked = look();
  }

  return {
    current: () => facts,
    need(figures) {
      if (figures === needed) return;
      if (needed && JSON.stringify(needed) === JSON.stringify(figures)) return;
      needed = figures;
      lookSoon();
    },
    refresh() {
      if (needed) lookSoon();
    },
    settled: () => looked,
    dispose() {
      isDisposed = true;
      drop();
    },
  };
}

function isSame(a: RepositoryFacts | null, b: RepositoryFacts | null): boolean {
  if (!a || !b) return a === b;
  return a.repository === b.repository && a.files === b.files && told(a) === told(b);
}

function told({ state, report, figures }: RepositoryFacts): string {
  return JSON.stringify([state, report, [...figures]]);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
