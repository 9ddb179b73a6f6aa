import type { ReportFiles } from '../files/reportFiles';
import { findStalePages, type ReportName } from '../handin/stalePages';
import { coalesce } from '../../../common/coalesce';

/** The state of one report's hand-in pages. */
export interface KnownStalePages {
  /** The paths of outdated pages; the same array until something changes. */
  current(): readonly string[];
  /** Compares them with the report again. */
  refresh(): void;
  /** Stops comparing and calling back. */
  dispose(): void;
}

/**
 * Tracks which hand-in pages of a report are outdated. Compares them at the start and on request, because a comparison renders the whole
 * report.
 * @param onChange Called after a change.
 */
export function createKnownStalePages(
  report: ReportName,
  files: ReportFiles,
  onChange: () => void,
): KnownStalePages {
  let stale: readonly string[] = [];
  let isDisposed = false;

  const look = coalesce(async () => {
    if (isDisposed) return;
    const found = await findStalePages(report, files);
    // It may have been closed in the meantime, which the compiler can't know.
    if (wasDisposed() || found.join('\n') === stale.join('\n')) return;
    stale = found;
    onChange();
  });

  function wasDisposed(): boolean {
    return isDisposed;
  }

  void look();
  return {
    current: () => stale,
    refresh() {
      void look();
    },
    dispose() {
      isDisposed = true;
    },
  };
}
