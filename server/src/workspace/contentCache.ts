import { lookAtFigures, NO_CONTENTS, type FigureContent, type FigureContents } from '../files/figureContents';
import type { ReportFiles } from '../files/reportFiles';

/** What is known about the bytes of one report's figures. */
export interface KnownContents {
  /** The current knowledge; a new object only if something changed. */
  current(): FigureContents;
  /** Sets which figures the report shows; reads the new ones. */
  need(figures: ReadonlySet<string>): void;
  /** Reads all of them again. */
  refresh(): void;
  /** Stops reading and calling back. */
  dispose(): void;
}

/**
 * Caches what the bytes of a report's figures show. Reads one file after another, while the report is analysed without
 * them.
 * @param onChange Called when something new is known.
 */
export function createKnownContents(files: ReportFiles, onChange: () => void): KnownContents {
  const known = new Map<string, FigureContent | null>();
  let view = NO_CONTENTS;
  let needed: ReadonlySet<string> = new Set();
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
      const contents = await lookAtFigures(paths, files);
      for (const path of paths) known.set(path, contents.get(path) ?? null);
    }
    isLooking = false;
    const found = [...needed].flatMap((path) => {
      const content = known.get(path);
      return content ? [[path, content] as const] : [];
    });
    if (isDisposed || JSON.stringify(found) === JSON.stringify([...view])) return;
    view = new Map(found);
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
