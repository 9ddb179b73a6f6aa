import { dirname, join, parse, resolve } from 'node:path';
import { exportReport, type ExportedPage } from '../export/exportReport';
import { nodeFiles } from '../node/nodeFiles';
import { parseReport } from '../report/parse';
import type { Question } from '../report/report';
import { imagesNotShown, matters } from '../rules/figures/imagesNotShown';
import { textIn } from '../text/lines';
import type { HtmlCommand } from './arguments';
import { figureRoot } from './figureRoot';
import { findReports } from './findReports';
import { defectInputError, type InputError } from './inputError';
import { notAReport } from './notAReport';
import { printable } from '../text/printable';
import { readReport } from './readReport';
import { formatInputError } from './formats/text';
import { writePage } from './writePage';

const STANDARD_OUTPUT = '-';

/** Runs `mlops-report html`: writes a page for each report, tells what is left out of it, and gives the exit status. */
export async function runHtml({ output, paths }: HtmlCommand): Promise<number> {
  const found = await findReports(paths);
  if (output !== null && found.length > 1) {
    process.stderr.write(
      `mlops-report: ${found.length} reports are found, but one file is named for them. Name one report, or leave out --output.\n`,
    );
    return 2;
  }
  let status = 0;
  for (const one of found) {
    const result = typeof one === 'string' ? await writeReport(one, output ?? pathBeside(one)) : one;
    if ('error' in result) process.stderr.write(formatInputError(result));
    else tell(result);
    status = Math.max(status, statusOf(result));
  }
  return status;
}

/** `reports/README.html` for `reports/README.md`. */
function pathBeside(report: string): string {
  const { dir, name } = parse(report);
  return join(dir, `${name}.html`);
}

/** A page that was written. */
interface Written {
  /** Of the page, as it was typed or made up. */
  readonly path: string;
  readonly page: ExportedPage;
  /** Images that the checker counts and the page shows as text or not at all, as the report writes them. */
  readonly notShown: readonly string[];
}

async function writeReport(path: string, output: string): Promise<Written | InputError> {
  try {
    const made = await makePage(path);
    if ('error' in made) return made;
    const { page } = made;
    if (output === STANDARD_OUTPUT) process.stdout.write(page.html);
    else {
      const refused = await writePage(output, page.html);
      if (refused) return refused;
    }
    return { path: output, ...made };
  } catch (error) {
    return defectInputError(path, error);
  }
}

async function makePage(path: string): Promise<Omit<Written, 'path'> | InputError> {
  const read = await readReport(path);
  if ('error' in read) return read;
  const { text, fault } = read;
  const report = parseReport(text);
  if (report.questions.length === 0) return { path, error: 'not-a-report', message: notAReport(text, fault) };
  const folder = dirname(resolve(path));
  const page = await exportReport(report, nodeFiles(folder, await figureRoot(folder)));
  return { page, notShown: report.questions.flatMap(sourcesNotShown) };
}

function sourcesNotShown(question: Question): string[] {
  const { block } = question;
  const images = imagesNotShown(block).filter((image) => matters(question, image));
  return images.map(({ range }) => textIn(block.lines, range));
}

function tell({ path, page: { images, leftOut }, notShown }: Written): void {
  const isPiped = path === STANDARD_OUTPUT;
  const count = images === 1 ? '1 image' : `${images} images`;
  if (!isPiped) process.stdout.write(`${printable(path)} is written, with ${count} in it.\n`);
  for (const { target, reason } of leftOut)
    process.stderr.write(`mlops-report: an image is not in the page: ${printable(target)} (${reason}).\n`);
  for (const image of notShown)
    process.stderr.write(
      `mlops-report: an image that the checker counts is text in the page, or not in it: ${printable(image)}.\n`,
    );
}

function statusOf(result: Written | InputError): number {
  if ('error' in result) return 2;
  return result.page.leftOut.length > 0 ? 1 : 0;
}
