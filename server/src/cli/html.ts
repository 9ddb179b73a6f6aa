import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pagePlace } from '../../../common/pagePlace';
import type { ReportSummary } from '../../../common/protocol';
import { exportReport, type ExportedPage } from '../export/exportReport';
import { convertReport } from '../handin/handInPage';
import { nodeFiles } from '../node/nodeFiles';
import { parseReport } from '../report/parse';
import type { Question } from '../report/report';
import { imagesNotShown, matters } from '../rules/figures/imagesNotShown';
import { textIn } from '../text/lines';
import { summarise } from '../features/summary/summary';
import type { HtmlCommand } from './arguments';
import { checkReport, isInputError } from './checkReport';
import { configurationFor } from './configuration';
import { figureRoot } from '../node/figureRoot';
import { CONFIGURED_NAMES, findReports, type Found } from './findReports';
import { defectInputError, type InputError } from './inputError';
import { notAReport } from '../wording/notAReport';
import { excerpt, printable } from '../text/printable';
import { createProgress } from './progress';
import { readReport } from './readReport';
import { formatInputError } from './formats/text';
import type { Target } from '../node/pageFile';
import { writePage } from './writePage';

const STANDARD_OUTPUT = '-';

/**
 * Runs `mlops-report html`: writes a page for each report, prints what is left out of it, and gives the exit status.
 */
export async function runHtml({ isHandIn, hasOverview, output, paths }: HtmlCommand): Promise<number> {
  const found = await findReports(paths, CONFIGURED_NAMES);
  if (output !== null && found.length > 1) {
    process.stderr.write(
      `mlops-report: ${found.length} reports are found, but one file is named for them. Name one report, or leave out --output.\n`,
    );
    return 2;
  }
  const shared = output === null ? await sharedTargets(found, isHandIn) : [];
  for (const error of shared) process.stderr.write(formatInputError(error));
  if (shared.length > 0) return 2;
  const progress = createProgress(found.length, process.stderr, 'pages');
  let status = 0;
  for (const [index, one] of found.entries()) {
    const target = { path: output ?? pathOfPage(pathOf(one), isHandIn), isNamed: output !== null, isHandIn };
    const result = typeof one === 'string' ? await writeReport(one, target, hasOverview) : one;
    progress.hide();
    if ('error' in result) process.stderr.write(formatInputError(result));
    else tell(result);
    progress.done(index + 1);
    status = Math.max(status, statusOf(result));
  }
  progress.hide();
  return status;
}

/** `reports-README.html` for `reports/README.md`. */
function pathOfPage(report: string, isHandIn: boolean): string {
  const place = pagePlace(basename(dirname(resolve(report))), basename(report), isHandIn);
  return join(dirname(report), ...(place.isAbove ? ['..'] : []), place.name);
}

function pathOf(found: Found): string {
  return typeof found === 'string' ? found : found.path;
}

/** An error for each report whose page would overwrite another one's. */
async function sharedTargets(found: readonly Found[], isHandIn: boolean): Promise<InputError[]> {
  const reports = new Map<string, string>();
  const errors: InputError[] = [];
  for (const report of found) {
    if (typeof report !== 'string') continue;
    const target = pathOfPage(report, isHandIn);
    const folder = await realpath(dirname(resolve(target))).catch(() => dirname(resolve(target)));
    // Outside Linux, file names usually ignore letter case.
    const place = join(folder, basename(target)).toLowerCase();
    const other = reports.get(place);
    if (other === undefined) reports.set(place, report);
    else
      errors.push({
        path: report,
        error: 'occupied',
        message: `would be written to the same file as ${other}: ${target}. Nothing is written. Name one of them, and a file with --output.`,
      });
  }
  return errors;
}

/** The page that `report.py` makes. */
interface HandIn {
  readonly html: string;
  /** False if a part of the report was too complex, and is plain text on the page. */
  readonly isComplete: boolean;
}

/** A page that was written. */
interface Written {
  /** Path of the page, as typed or derived. */
  readonly path: string;
  readonly page: ExportedPage | HandIn;
  /** Images that the checker counts and the page shows as text or not at all, as written in the report. */
  readonly notShown: readonly string[];
}

async function writeReport(
  path: string,
  target: Target,
  hasOverview: boolean,
): Promise<Written | InputError> {
  try {
    const made = await makePage(path, target.isHandIn, hasOverview);
    if ('error' in made) return made;
    const { page } = made;
    if (target.path === STANDARD_OUTPUT) process.stdout.write(page.html);
    else {
      const refused = await writePage(target, page.html);
      if (refused) return refused;
    }
    return { path: target.path, ...made };
  } catch (error) {
    return defectInputError(path, error);
  }
}

async function makePage(
  path: string,
  isHandIn: boolean,
  hasOverview: boolean,
): Promise<Omit<Written, 'path'> | InputError> {
  const read = await readReport(path);
  if ('error' in read) return read;
  const { text, fault } = read;
  const report = parseReport(text);
  if (report.questions.length === 0) return { path, error: 'not-a-report', message: notAReport(text, fault) };
  if (isHandIn) return { page: convertReport(text), notShown: [] };
  const folder = dirname(resolve(path));
  const page = await exportReport(report, nodeFiles(folder, await figureRoot(folder)), {
    overview: hasOverview ? await overviewOf(path) : null,
  });
  return { page, notShown: report.questions.flatMap(sourcesNotShown) };
}

/**
 * The summary for a report's overview, with the rules of its configuration, as in `check`; null if the report can't be
 * checked.
 */
async function overviewOf(path: string): Promise<ReportSummary | null> {
  const { configuration } = await configurationFor(dirname(path));
  const result = await checkReport(path, configuration.rules);
  return isInputError(result) ? null : summarise(result.report, result.verdict, result.problems);
}

function sourcesNotShown(question: Question): string[] {
  const { block } = question;
  const images = imagesNotShown(block).filter((image) => matters(question, image));
  return images.map(({ range }) => textIn(block.lines, range));
}

function tell(written: Written): void {
  const { path, page, notShown } = written;
  const isPiped = path === STANDARD_OUTPUT;
  if ('isComplete' in page) {
    if (!isPiped) process.stdout.write(`${printable(path)} is written, as report.py makes it.\n`);
    if (!page.isComplete)
      process.stderr.write('mlops-report: a part of the report is too complex, so it is text in the page.\n');
    return;
  }
  const { images, leftOut } = page;
  const count = images === 1 ? '1 image' : `${images} images`;
  if (!isPiped) process.stdout.write(`${printable(path)} is written, with ${count} in it.\n`);
  for (const { target, reason } of leftOut)
    process.stderr.write(`mlops-report: an image is not in the page: ${target} (${printable(reason)}).\n`);
  for (const image of notShown)
    process.stderr.write(
      `mlops-report: an image that the checker counts is text in the page, or not in it: ${excerpt(image)}.\n`,
    );
}

function statusOf(result: Written | InputError): number {
  if ('error' in result) return 2;
  const { page } = result;
  const isWhole = 'isComplete' in page ? page.isComplete : page.leftOut.length === 0;
  return isWhole ? 0 : 1;
}
