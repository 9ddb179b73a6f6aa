import { pagePlace } from '../../../common/pagePlace';
import type { ReportFiles } from '../files/reportFiles';
import { handInText } from './handInPage';
import { isHandInPage } from './isHandInPage';
import { unifyLineEnds } from './normalize';
import { convert } from './pythonMarkdown';
import type { Version } from './version';

/** Maximum size of a page to compare, in bytes. */
const MAX_REPORT_SIZE = 1024 * 1024;
const MAX_PAGE_SIZE = 4 * MAX_REPORT_SIZE;

/** The version that the staff use, and the newest. */
const VERSIONS: readonly Version[] = ['3.7', '3.10'];

/** `report.py` uses the Windows code page on Windows and UTF-8 elsewhere. */
const ENCODINGS = ['utf-8', 'windows-1252'] as const;

/** The only file that `report.py` reads. */
const COURSE_NAME = /^readme\.md$/i;

const MARKDOWN_NAME = /\.(?:md|markdown)$/i;

/** The place of a report. */
export interface ReportName {
  /** The name of the report's folder. */
  readonly folder: string;
  /** The name of the report's file. */
  readonly file: string;
}

/**
 * The possible paths of a report's hand-in page, from its folder: next to the report, where `report.py` writes it, and where we write it.
 */
export function handInPaths({ folder, file }: ReportName): readonly string[] {
  const { isAbove, name } = pagePlace(folder, file, true);
  return isAbove ? [name, `../${name}`] : [name];
}

/**
 * The paths of the hand-in pages made from another version of the report than the one on disk. Ignores pages that `report.py` did not
 * make, pages that may belong to another report, and pages that are too large or too complex to compare. Never rejects.
 */
export async function findStalePages(report: ReportName, files: ReportFiles): Promise<readonly string[]> {
  const stale = await Promise.all(
    handInPaths(report).map(async (path) => ((await isStale(path, report.file, files)) ? [path] : [])),
  );
  return stale.flat();
}

async function isStale(path: string, file: string, files: ReportFiles): Promise<boolean> {
  const page = await files.read(path, MAX_PAGE_SIZE);
  if (page === null || !isHandInPage(new TextDecoder().decode(page))) return false;
  const report = await files.read(file, MAX_REPORT_SIZE);
  return report !== null && (await isOnlyReport(file, files)) && isMadeOfAnother(page, report);
}

/** Whether a page in the folder can only belong to this report. */
async function isOnlyReport(file: string, files: ReportFiles): Promise<boolean> {
  if (COURSE_NAME.test(file)) return true;
  const names = (await files.list(''))?.keys() ?? [];
  return [...names].every((name) => name === file || !MARKDOWN_NAME.test(name));
}

/** Whether no version on any system makes this page from the report. */
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

/** A page without what editors and git change: line ends, and white space at the end of lines and of the file. */
function comparable(html: string): string {
  const lines = unifyLineEnds(html).split('\n');
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();
}
