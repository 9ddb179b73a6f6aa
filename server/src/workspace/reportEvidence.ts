import type { FoundEvidence } from '../evidence/findEvidence';
import { repositoryEvidence } from '../evidence/repositoryEvidence';
import type { RepositoryFacts } from '../files/repositoryFacts';
import type { EditionName } from '../report/report';
import { pausesBetween } from '../text/pause';
import { coalesce } from '../../../common/coalesce';
import type { NextTurn } from './coalesce';

/** What files show of the checklist of one open report. All looks are in the background, one after another. */
export interface ReportEvidence {
  /** What was found last; null where nobody has looked. Another object only where something else was found. */
  current(): FoundEvidence | null;
  /**
   * Says where to look, and for which edition's items; looks where these are others than before. What was found is kept for a report
   * that has no edition just now, and dropped where `facts` are null.
   */
  need(facts: RepositoryFacts | null, edition: EditionName | null): void;
  /** Looks again: files may hold something else. */
  refresh(): void;
  /** Fulfilled when all looks that are due are done. Never rejects. */
  settled(): Promise<void>;
  /** Looks no more and is silent. */
  dispose(): void;
}

/** @param onChange Called when something else was found than before. */
export function followEvidence(nextTurn: NextTurn, onChange: () => void): ReportEvidence {
  let wanted: { readonly facts: RepositoryFacts; readonly edition: EditionName } | null = null;
  let found: FoundEvidence | null = null;
  let looked: Promise<void> = Promise.resolve();

  const look = coalesce(async () => {
    const sought = wanted;
    if (!sought) return;
    const { repository, files } = sought.facts;
    const next = await repositoryEvidence(repository, files, sought.edition, pausesBetween(nextTurn));
    // What is wanted by now may be elsewhere, or nothing.
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
