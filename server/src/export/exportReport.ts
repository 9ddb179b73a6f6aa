import type { ReportSummary } from '../../../common/protocol';
import type { ReportFiles } from '../files/reportFiles';
import { elementsOf } from '../render/elements';
import type { Report } from '../report/report';
import { noPause, type Pause } from '../text/pause';
import { embedImages, type LeftOutImage } from './embedImages';
import { htmlOf, pageOf } from './exportPage';

/** A report as one self-contained page. */
export interface ExportedPage {
  readonly html: string;
  /** The number of embedded images. */
  readonly images: number;
  /** Images that are replaced by a note, in page order. */
  readonly leftOut: readonly LeftOutImage[];
}

/** The options of a page; all have defaults. */
export interface ExportOptions {
  /** The content of an overview before the text; default: none. */
  readonly overview?: ReportSummary | null;
  /** Awaited between the questions of the report. */
  readonly pause?: Pause;
}

/**
 * Makes a page of a report: images embedded, without scripts, and with nothing to load.
 * @param files The files around the report; null if it is in no folder.
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
