import type { FoundEvidence } from '../evidence/findEvidence';
import { repositoryEvidence } from '../evidence/repositoryEvidence';
import type { RepositoryFacts } from '../files/repositoryFacts';
import type { EditionName } from '../report/report';
import { pausesBetween } from '../text/pause';
import { coalesce } from '../../../common/coalesce';
import type { NextTurn } from './afterQueue';

/** What files show about the checklist of one open report. All looks are in the background, one after another. */
export interface ReportEvidence {
  /** What was found last; null if no one has looked. A new object only if the result changed. */
  current(): FoundEvidence | null;
  /**
   * Sets where to look, and for which edition's items; looks if they changed. The result is kept while a report
   * temporarily has no edition, and dropped if `facts` are null.
   */
  need(facts: RepositoryFacts | null, edition: EditionName | null): void;
  /** Looks again: files may have changed. */
  refresh(): void;
  /** Fulfilled when all pending looks are done. Never rejects. */
  settled(): Promise<void>;
  /** Stops looking and calling back. */
  dispose(): void;
}

/** @param onChange Called when the result changed. */
export function followEvidence(nextTurn: NextTurn, onChange: () => void): ReportEvidence {
  let wanted: { readonly facts: RepositoryFacts; readonly edition: EditionName } | null = null;
  let found: FoundEvidence | null = null;
  let looked: Promise<void> = Promise.resolve();

  const look = coalesce(async () => {
    const sought = wanted;
    if (!sought) return;
    const { repository, files } = sought.facts;
    const next = await repositoryEvidence(repository, files, sought.edition, pausesBetween(nextTurn));
    // By now something else may be wanted, or nothing.
    if (wanted !== sought || isSame(found, next)) return;
    found = next;
    onChange();
  });

  return {
    current: () => found,
    need(facts, edition) {
      if (facts === null) {
        const isNews = found !== null;
        wanted = null;
        found = null;
        if (isNews) onChange();
        return;
      }
      if (edition === null) return;
      const isAsBefore =
        wanted?.edition === edition &&
        wanted.facts.files === facts.files &&
        wanted.facts.repository === facts.repository;
      if (isAsBefore) return;
      wanted = { facts, edition };
      looked = look();
    },
    refresh() {
      if (wanted) looked = look();
    },
    settled: () => looked,
    dispose() {
      wanted = null;
    },
  };
}

function isSame(a: FoundEvidence | null, b: FoundEvidence): boolean {
  return (
    a !== null && a.isWhole === b.isWhole && JSON.stringify([...a.files]) === JSON.stringify([...b.files])
  );
}
