import type { ReportFiles } from '../files/reportFiles';
import { elementsOf } from '../render/elements';
import type { Report } from '../report/report';
import { embedImages, type LeftOutImage } from './embedImages';
import { htmlOf, pageOf } from './exportPage';

/** A report as one page that needs no other file. */
export interface ExportedPage {
  readonly html: string;
  /** How many images are in it. */
  readonly images: number;
  /** Images that a note stands in for, in the order of the page. */
  readonly leftOut: readonly LeftOutImage[];
}

/**
 * Makes a page of a report: its images inside, without scripts, and with nothing that has to be loaded.
 *
 * @param files Around the report; null where it lies in no folder.
 */
export async function exportReport(report: Report, files: ReportFiles | null): Promise<ExportedPage> {
  const page = pageOf(report);
  const leftOut = await embedImages(page, files);
  const images = elementsOf(page).filter(({ tagName }) => tagName === 'img').length;
  return { html: htmlOf(page), images, leftOut };
}
