import type { ReportFiles } from '../files/reportFiles';
import { findStalePages, type ReportName } from '../handin/stalePages';
import { coalesce } from '../../../common/coalesce';

/** What is known of the hand-in pages of one report. */
export interface KnownStalePages {
  /** The paths of those that are out of date; another object only where something has changed. */
  current(): readonly string[];
  /** Compares them with the report again. */
  refresh(): void;
  /** Looks at nothing any more and is silent. */
  dispose(): void;
}

/**
 * Keeps which hand-in pages of a report are out of date. Compares them when it begins, and whenever it is told to: a comparison renders
 * the whole report.
 *
 * @param onChange Called when something has changed.
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
