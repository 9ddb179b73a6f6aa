import type { ReportSummary } from '../../../common/protocol';
import type { ReportFiles } from '../files/reportFiles';
import { elementsOf } from '../render/elements';
import type { Report } from '../report/report';
import { noPause, type Pause } from '../text/pause';
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

/** How a page is made; everything has a default. */
export interface ExportOptions {
  /** What an overview before the text shows; without it the page has none. */
  readonly overview?: ReportSummary | null;
  /** Is awaited between the questions of the report. */
  readonly pause?: Pause;
}

/**
 * Makes a page of a report: its images inside, without scripts, and with nothing that has to be loaded.
 *
 * @param files Around the report; null where it lies in no folder.
 */
export async function exportReport(
  report: Report,
  files: ReportFiles | null,
  { overview = null, pause = noPause }: ExportOptions = {},
): Promise<ExportedPage> {
  const page = await pageOf(report, overview, pause);
  const leftOut = await embedImages(page, files);
  const images = elementsOf(page).filter(({ tagName }) => tagName === 'img').length;
  return { html: htmlOf(page), images, leftOut };
}
