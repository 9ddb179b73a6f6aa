import type { ReportFiles } from '../files/reportFiles';
import { findSamples, NO_SAMPLES } from '../files/sampleFigures';

/** Which figures of one report are the course's own. */
export interface KnownSamples {
  /** Those that are known now; another object only where something has changed. */
  current(): ReadonlySet<string>;
  /** Says which figures the report shows; looks at those that are new. */
  need(figures: ReadonlySet<string>): void;
  /** Looks at all of them again. */
  refresh(): void;
  /** Looks at nothing any more and is silent. */
  dispose(): void;
}

/**
 * Keeps the course's own figures among those of a report. Looks one after another, while the report is analysed without them.
 *
 * @param onChange Called when more of them are known than before, or others.
 */
export function createKnownSamples(files: ReportFiles, onChange: () => void): KnownSamples {
  const known = new Map<string, boolean>();
  let view = NO_SAMPLES;
  let needed: ReadonlySet<string> = NO_SAMPLES;
  let isLooking = false;
  let isOutdated = false;
  let isDisposed = false;

  function next(): readonly string[] {
    if (isOutdated) known.clear();
    isOutdated = false;
    return isDisposed ? [] : [...needed].filter((path) => !known.has(path));
  }

  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    for (let paths = next(); paths.length > 0; paths = next()) {
      const samples = await findSamples(paths, files);
      for (const path of paths) known.set(path, samples.has(path));
    }
    isLooking = false;
    const found = [...needed].filter((path) => known.get(path) === true);
    if (isDisposed || (found.length === view.size && found.every((path) => view.has(path)))) return;
    view = new Set(found);
    onChange();
  }

  return {
    current: () => view,
    need(figures) {
      if (figures === needed) return;
      needed = figures;
      void look();
    },
    refresh() {
      isOutdated = true;
      void look();
    },
    dispose() {
      isDisposed = true;
    },
  };
}
