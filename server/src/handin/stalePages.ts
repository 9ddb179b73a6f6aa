import { pagePlace } from '../../../common/pagePlace';
import type { ReportFiles } from '../files/reportFiles';
import { handInText } from './handInPage';
import { isHandInPage } from './isHandInPage';
import { unifyLineEnds } from './normalize';
import { convert } from './pythonMarkdown';
import type { Version } from './version';

/** What is larger is no hand-in that anybody compares, in bytes. */
const LARGEST_REPORT = 1024 * 1024;
const LARGEST_PAGE = 4 * LARGEST_REPORT;

/** The version that the staff use, and the newest one. */
const VERSIONS: readonly Version[] = ['3.7', '3.10'];

/** `report.py` reads and writes in the code page of Windows there, and in UTF-8 elsewhere. */
const ENCODINGS = ['utf-8', 'windows-1252'] as const;

/** The name of the one report that `report.py` reads. */
const COURSE_NAME = /^readme\.md$/i;

const MARKDOWN_NAME = /\.(?:md|markdown)$/i;

/** Where a report lies. */
export interface ReportName {
  /** The name of the report's folder. */
  readonly folder: string;
  /** The name of the report's file. */
  readonly file: string;
}

/**
 * The paths, from the report's folder, where the hand-in page of a report may lie: beside it, where `report.py` writes it, and where we
 * do.
 */
export function handInPaths({ folder, file }: ReportName): readonly string[] {
  const { isAbove, name } = pagePlace(folder, file, true);
  return isAbove ? [name, `../${name}`] : [name];
}

/**
 * The paths of the hand-in pages that were made from another state of the report than the one on disk. A page that `report.py` did not
 * make, or that may be that of another report, is left alone, and so is what is too large or too complex to compare. Never rejects.
 */
export async function findStalePages(report: ReportName, files: ReportFiles): Promise<readonly string[]> {
  const stale = await Promise.all(
    handInPaths(report).map(async (path) => ((await isStale(path, report.file, files)) ? [path] : [])),
  );
  return stale.flat();
}

async function isStale(path: string, file: string, files: ReportFiles): Promise<boolean> {
  const page = await files.read(path, LARGEST_PAGE);
  if (page === null || !isHandInPage(new TextDecoder().decode(page))) return false;
  const report = await files.read(file, LARGEST_REPORT);
  return report !== null && (await isOnlyReport(file, files)) && isMadeOfAnother(page, report);
}

/** Whether a page in the folder can only be that of this report. */
async function isOnlyReport(file: string, files: ReportFiles): Promise<boolean> {
  if (COURSE_NAME.test(file)) return true;
  const names = (await files.list(''))?.keys() ?? [];
  return [...names].every((name) => name === file || !MARKDOWN_NAME.test(name));
}

/** Whether no version, on no system, makes the page of the report. */
function isMadeOfAnother(page: Uint8Array, report: Uint8Array): boolean {
  for (const encoding of ENCODINGS) {
    const decode = (bytes: Uint8Array): string =>
      new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    const { text } = handInText(decode(report));
    const shown = comparable(decode(page));
    for (const version of VERSIONS) {
      const { html, isComplete } = convert(text, version);
      if (!isComplete || comparable(html) === shown) return false;
    }
  }
  return true;
}

/** A page without what editors and git change by themselves: line ends, blanks at the end of lines and of the file. */
function comparable(html: string): string {
  const lines = unifyLineEnds(html).split('\n');
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();
}
