import { figurePaths, type ReportOptions } from './makeReport';
import { png } from './pictures';

/** The figures of a made-up report as files, each a picture of its own, by path below `folder`. */
export function figureFiles(folder = 'reports/', options: ReportOptions = {}): Record<string, Uint8Array> {
  return Object.fromEntries(
    figurePaths(options).map((path, index) => [folder + path, png(index + 1, 1)] as const),
  );
}
